/** The relative luminance of `#rrggbb`: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Black or white, whichever is read more easily on a colour `#rrggbb`. */
export function inkOn(colour: string): '#000000' | '#ffffff' {
  // At this luminance both have the same contrast.
  return luminance(colour) > 0.179 ? '#000000' : '#ffffff';
}

/** The bot's picture: the first letter of its command on the pack's colour. Also what its messages show as their sender. */
export function pageIcon(command: string, accent: string): string {
  const [letter = ''] =
    new Intl.Segmenter().segment(command.toUpperCase())[Symbol.iterator]().next().value?.segment ?? '';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="64" height="64">
<rect width="64" height="64" fill="${accent}"/>
<text x="32" y="33" fill="${inkOn(accent)}" font-family="system-ui, sans-serif" font-size="36" font-weight="600" text-anchor="middle" dominant-baseline="central">${letter.replace(/[<&]/, '')}</text>
</svg>
`;
}
