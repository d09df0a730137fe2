declare const kindOfId: unique symbol;

/** A name given to one thing of the fact pack, such as `outsourcing-contract-value`. `parseId` is its only maker. */
export type Id<Kind extends string> = string & { readonly [kindOfId]: Kind };

export type TopicId = Id<'topic'>;
export type AreaId = Id<'area'>;
export type IndicatorId = Id<'indicator'>;
export type SourceId = Id<'source'>;
export type FactId = Id<'fact'>;

/** Lower-case words joined by hyphens. */
export const ID_PATTERN = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** An id must fit in a Discord button's `custom_id` (100 characters) with room for the command before it. */
export const ID_MAX_LENGTH = 60;

function isId<Kind extends string>(text: string): text is Id<Kind> {
  return text.length <= ID_MAX_LENGTH && ID_PATTERN.test(text);
}

/** `null` when the text does not have the form of an id. */
export function parseId<Kind extends string>(text: string): Id<Kind> | null {
  return isId<Kind>(text) ? text : null;
}
