export const inCode = (text: string): string => `\`${text}\``;

export const inDays = (days: number): string => (days === 1 ? 'a day' : `${days} days`);
