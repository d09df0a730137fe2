import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';

// The package says that its schemas have the types of its JavaScript file, which the compiler does not read.
const PACKAGE: string = 'discord-api-spec/zod';
const schemas: Readonly<Record<string, unknown>> = await import(PACKAGE);

function schemaNamed(name: string): z.core.$ZodType {
  const schema = schemas[`${name}Schema`];
  if (schema instanceof z.core.$ZodType) return schema;
  throw new Error(`discord-api-spec has no schema ${name}`);
}

const callbackOfType = (type: unknown) => {
  switch (type) {
    case 4:
    case 5:
      return 'CreateMessageInteractionCallbackRequest';
    case 6:
    case 7:
      return 'UpdateMessageInteractionCallbackRequest';
    case 8:
      return 'ApplicationCommandAutocompleteCallbackRequest';
    case 9:
      return 'ModalInteractionCallbackRequest';
    default:
      return 'PongInteractionCallbackRequest';
  }
};

const Typed = z.object({ type: z.unknown() });

/** The schema of what may be sent to a route: https://github.com/discord/discord-api-spec */
function schemaFor(method: string, path: string, body: unknown): z.core.$ZodType | null {
  if (method === 'POST' && /^\/interactions\/\d+\/[^/]+\/callback$/.test(path)) {
    return schemaNamed(callbackOfType(Typed.safeParse(body).data?.type));
  }
  if (method === 'POST' && /^\/webhooks\/\d+\/[^/]+$/.test(path)) {
    return schemaNamed('IncomingWebhookRequestPartial');
  }
  if (method === 'POST' && /^\/channels\/\d+\/messages$/.test(path)) {
    return schemaNamed('MessageCreateRequest');
  }
  if (method === 'POST' && path === '/users/@me/channels') return schemaNamed('CreatePrivateChannelRequest');
  if (method === 'PATCH' && /^\/channels\/\d+\/messages\/\d+$/.test(path)) {
    return schemaNamed('MessageEditRequestPartial');
  }
  if (method === 'PATCH' && /^\/webhooks\/\d+\/[^/]+\/messages\/[^/]+$/.test(path)) {
    return schemaNamed('IncomingWebhookUpdateRequestPartial');
  }
  if (method === 'PUT' && /^\/applications\/\d+\/(?:guilds\/\d+\/)?commands$/.test(path)) {
    return z.array(schemaNamed('ApplicationCommandUpdateRequest'));
  }
  return null;
}

/** What is wrong with a body by Discord's own description of its API; also a key that the description does not know. */
export function schemaFaults(method: string, path: string, body: unknown): string[] {
  const schema = schemaFor(method, path, body);
  if (schema === null) return [`${method} ${path}: a body that nothing describes`];
  const parsed = z.safeParse(schema, body);
  if (!parsed.success) return [`${method} ${path}: ${z.prettifyError(parsed.error)}`];
  // A key that is not in the schema is left out of what parsing returns.
  return isDeepStrictEqual(parsed.data, body)
    ? []
    : [`${method} ${path}: unknown keys in ${JSON.stringify(body)}`];
}
