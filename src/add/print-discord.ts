/** As much of a Discord message as is shown as text; the adapter's own messages have this form. */
export type DiscordPayload = {
  readonly content?: string;
  readonly embeds: readonly {
    readonly title?: string;
    readonly description?: string;
    readonly fields?: readonly { readonly name: string; readonly value: string }[];
    readonly footer?: { readonly text: string };
  }[];
  readonly components: readonly { readonly components: readonly { readonly label?: string }[] }[];
};

/** How words are set off, where a terminal can. */
export type Paint = (style: 'bold' | 'dim', text: string) => string;

/** What Discord's markup in our messages shows as: bold, a link with its address, and every escaped sign itself. */
export function shownByDiscord(markup: string, paint: Paint): string {
  const tokens = /\\(.)|\*\*((?:\\.|[^\\])+?)\*\*|\[((?:\\.|[^\\\]])*)\]\((\S+?)\)|```\n?(.*?)\n?```/gsu;
  const plain = (text: string) => text.replace(/\\(.)/gsu, '$1');
  return markup.replace(
    tokens,
    (_, sign?: string, bold?: string, label?: string, url?: string, code?: string) => {
      if (sign !== undefined) return sign;
      if (bold !== undefined) return paint('bold', plain(bold));
      if (code !== undefined) return code;
      return `${plain(label ?? '')} <${url ?? ''}>`;
    },
  );
}

/** A message for Discord as lines for a terminal, top to bottom as Discord shows it. */
export function discordLines(
  { content, embeds, components }: DiscordPayload,
  paint: Paint,
): readonly string[] {
  const shown = (markup: string | undefined) =>
    markup === undefined ? [] : shownByDiscord(markup, paint).split('\n');
  const bold = (markup: string) =>
    paint(
      'bold',
      shownByDiscord(markup, (_, text) => text),
    );
  const embedded = embeds.flatMap(({ title, description, fields = [], footer }) => [
    ...(title === undefined ? [] : [bold(title)]),
    ...shown(description),
    ...fields.flatMap(({ name, value }) => ['', bold(name), ...shown(value)]),
    ...(footer === undefined ? [] : ['', ...footer.text.split('\n').map((line) => paint('dim', line))]),
  ]);
  const rows = components.map((row) => row.components.map(({ label = '' }) => `[${label}]`).join(' '));
  return [...shown(content), ...embedded, ...(rows.length === 0 ? [] : ['', ...rows])];
}
