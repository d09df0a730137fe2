/** What an action is called within its family: `list` of `briefing list`. */
export const lastWord = (name: string): string => name.split(' ').at(-1) ?? name;
