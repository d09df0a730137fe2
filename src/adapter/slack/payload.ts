/** What a payload of Slack is to us, before anything is done with it. */
export type PayloadKind =
  /** A slash command, a pressed button, a sent form, an event: for Bolt. */
  | 'wanted'
  /** Slack tries out the address when it is entered: for Bolt, which returns the challenge. */
  | 'url-verification'
  /** Well formed, of a kind that this app never asked for. */
  | 'unwanted'
  | 'malformed';

type Fields = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether each field that is there is a text: a repeated form field would be a list. */
function areTexts(fields: Fields, names: readonly string[]): boolean {
  return names.every((name) => fields[name] === undefined || typeof fields[name] === 'string');
}

const COMMAND_TEXTS = ['text', 'user_name', 'team_id', 'channel_id', 'response_url', 'trigger_id'];

function isCommand(body: Fields): boolean {
  return typeof body.user_id === 'string' && areTexts(body, COMMAND_TEXTS);
}

function isPress({ user, actions, team, container, message, channel, ...rest }: Fields): boolean {
  if (!isRecord(user) || typeof user.id !== 'string' || !areTexts(rest, ['response_url', 'trigger_id']))
    return false;
  const others = [team ?? undefined, container, message, channel];
  if (!others.every((other) => other === undefined || isRecord(other))) return false;
  if (!Array.isArray(actions) || actions.length === 0) return false;
  return actions.every(
    (action) =>
      isRecord(action) && typeof action.action_id === 'string' && areTexts(action, ['value', 'type']),
  );
}

/** Every field of a form holds elements, whose values are texts or nothing. */
function areFields(values: unknown): boolean {
  if (!isRecord(values)) return false;
  return Object.values(values).every(
    (field) =>
      isRecord(field) &&
      Object.values(field).every(
        (element) => isRecord(element) && (element.value === null || areTexts(element, ['value'])),
      ),
  );
}

function isForm({ user, team, view, trigger_id: trigger }: Fields): boolean {
  if (!isRecord(user) || typeof user.id !== 'string' || !areTexts(user, ['name'])) return false;
  if (!isRecord(view) || !areTexts(view, ['callback_id', 'private_metadata'])) return false;
  if (
    (team !== undefined && team !== null && !isRecord(team)) ||
    (trigger !== undefined && typeof trigger !== 'string')
  )
    return false;
  return typeof view.id === 'string' && isRecord(view.state) && areFields(view.state.values);
}

function isEvent({ event, event_id: id }: Fields): boolean {
  if (!isRecord(event) || typeof event.type !== 'string' || typeof id !== 'string') return false;
  return event.item === undefined || isRecord(event.item);
}

/**
 * Sorts a payload by its form. Bolt reads fields without looking whether they are there, so what has not the form of
 * its kind must not get that far.
 */
export function kindOfPayload(body: unknown): PayloadKind {
  if (!isRecord(body)) return 'malformed';
  if (body.command !== undefined) {
    return typeof body.command === 'string' && isCommand(body) ? 'wanted' : 'malformed';
  }
  switch (body.type) {
    case 'block_actions':
      return isPress(body) ? 'wanted' : 'malformed';
    case 'view_submission':
      return isForm(body) ? 'wanted' : 'malformed';
    case 'event_callback':
      return isEvent(body) ? 'wanted' : 'malformed';
    case 'url_verification':
      return typeof body.challenge === 'string' ? 'url-verification' : 'malformed';
    default:
      return typeof body.type === 'string' ? 'unwanted' : 'malformed';
  }
}
