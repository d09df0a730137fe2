/** What a payload of Slack is to us, before anything is done with it. */
export type PayloadKind =
  /** A slash command, a pressed button, a sent form, an event: for Bolt. */
  | 'wanted'
  /** Asks what to offer while somebody types: for Bolt. The same may well be typed twice in one second. */
  | 'lookup'
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

const isRecordOrNone = (value: unknown) => value === undefined || value === null || isRecord(value);

/** What every interaction has: who it comes from, and where. */
function isInteraction({ user, team, channel, ...rest }: Fields): boolean {
  const texts = ['response_url', 'trigger_id', 'callback_id'];
  if (!isRecord(user) || typeof user.id !== 'string' || !areTexts(rest, texts)) return false;
  return isRecordOrNone(team) && (channel === undefined || isRecord(channel));
}

/** A window or a home page, as it comes with what was done in it. */
function isView(view: unknown): boolean {
  if (!isRecord(view) || typeof view.id !== 'string') return false;
  if (!areTexts(view, ['hash', 'private_metadata', 'callback_id', 'type'])) return false;
  return view.state === undefined || (isRecord(view.state) && isRecord(view.state.values));
}

function isLookup(body: Fields): boolean {
  const isNamed = typeof body.action_id === 'string' && typeof body.block_id === 'string';
  return isInteraction(body) && isNamed && typeof body.value === 'string';
}

function isMessageAction(body: Fields): boolean {
  const isNamed = typeof body.callback_id === 'string' && typeof body.response_url === 'string';
  return isInteraction(body) && isNamed && isRecord(body.message);
}

function isPress(body: Fields): boolean {
  const { actions, container, message, view } = body;
  if (!isInteraction(body)) return false;
  if (![container, message].every((other) => other === undefined || isRecord(other))) return false;
  if (view !== undefined && !isView(view)) return false;
  if (!Array.isArray(actions) || actions.length === 0) return false;
  return actions.every(
    (action) =>
      isRecord(action) &&
      typeof action.action_id === 'string' &&
      // What was written in a field and taken out again is null.
      areTexts({ ...action, value: action.value ?? undefined }, ['value', 'type']) &&
      isRecordOrNone(action.selected_option),
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
  // Bolt looks into both, and a null there ends its handler.
  const isPlace = typeof event.channel === 'string' || event.channel === undefined || isRecord(event.channel);
  return isPlace && (event.item === undefined || isRecord(event.item));
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
    case 'message_action':
      return isMessageAction(body) ? 'wanted' : 'malformed';
    case 'block_suggestion':
      return isLookup(body) ? 'lookup' : 'malformed';
    case 'event_callback':
      return isEvent(body) ? 'wanted' : 'malformed';
    case 'url_verification':
      return typeof body.challenge === 'string' ? 'url-verification' : 'malformed';
    default:
      return typeof body.type === 'string' ? 'unwanted' : 'malformed';
  }
}
