/** Whether some text fits both patterns, as IAM reads them: `*` is any text, slashes too, and `?` any character. */
export function overlap(one: string, other: string): boolean {
  if (one.startsWith('*')) return overlap(one.slice(1), other) || (other !== '' && overlap(one, other.slice(1)));
  if (other.startsWith('*')) return overlap(other, one);
  if (one === '' || other === '') return one === other;
  const isAlike = one[0] === other[0] || one[0] === '?' || other[0] === '?';
  return isAlike && overlap(one.slice(1), other.slice(1));
}
