import type { webApi } from '@slack/bolt';
import type { FilePart } from '../../card/card.ts';
import type { Log } from '../../command/log.ts';
import { apiFailure } from './api-failure.ts';
import { fetchInTime } from './send.ts';

/** What became of a file: `no-permission` when the app lacks a scope that sending takes. */
export type FileSent = 'delivered' | 'no-permission' | 'failed';

/** Sends a file to one person. Never rejects. */
export type SendFile = (file: FilePart, userId: string) => Promise<FileSent>;

/** Slack's names for an app that is not allowed to: https://docs.slack.dev/reference/methods/conversations.open#errors */
const NO_PERMISSION = new Set([
  'missing_scope',
  'not_allowed_token_type',
  'no_permission',
  'messages_tab_disabled',
]);

/** Something that Slack documents to be in its answer was not. */
class IncompleteAnswer extends Error {
  override name = 'IncompleteAnswer';
}

function needed(value: string | undefined, what: string): string {
  if (value === undefined || value === '') throw new IncompleteAnswer(`Slack gave no ${what}.`);
  return value;
}

async function upload(url: string, text: string): Promise<void> {
  const answer = await fetchInTime(url, { method: 'POST', body: text });
  if (!answer.ok) throw new IncompleteAnswer(`Slack’s file server answered ${answer.status}.`);
}

/**
 * Sends files as direct messages from the bot, since it is in no channel: the scopes `im:write` to open one and
 * `files:write` to fill it. In three steps, as https://docs.slack.dev/messaging/working-with-files#uploading_files
 * asks for since `files.upload` is gone: an address, the bytes, and the message that shows them.
 */
export function createSendFile(client: webApi.WebClient, log: Log): SendFile {
  const send = async ({ name, label, text }: FilePart, userId: string) => {
    const { channel } = await client.conversations.open({ users: userId });
    const channelId = needed(channel?.id, 'direct message');
    const place = await client.files.getUploadURLExternal({
      filename: name,
      length: Buffer.byteLength(text),
    });
    await upload(needed(place.upload_url, 'address for the file'), text);
    const fileId = needed(place.file_id, 'id of the file');
    await client.files.completeUploadExternal({
      files: [{ id: fileId, title: `${label}: ${name}` }],
      channel_id: channelId,
    });
  };
  return async (file, userId) => {
    try {
      await send(file, userId);
      return 'delivered';
    } catch (error) {
      if (error instanceof IncompleteAnswer) {
        log.warn({ reason: error.message }, 'a file did not get through to Slack');
        return 'failed';
      }
      const { reason } = apiFailure(error);
      if (NO_PERMISSION.has(reason)) {
        log.warn(
          { reason },
          'Slack takes no files: give the app the manifest that this version prints, and reinstall it.',
        );
        return 'no-permission';
      }
      log.warn({ reason }, 'a file did not get through to Slack');
      return 'failed';
    }
  };
}
