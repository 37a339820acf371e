import { find } from './find';

/** What happens within this time is said in one breath. */
const TOGETHER_MS = 300;
const READABLE_MS = 8_000;
/** More at once is noise. */
const MOST_SENTENCES = 3;

let waiting: string[] = [];
let clearing: ReturnType<typeof setTimeout>;

/** Says what happened, in the page's one live region: once, politely, together with what happens at the same time. */
export function announce(sentence: string): void {
  if (waiting.push(sentence) === 1) setTimeout(say, TOGETHER_MS);
}

function say(): void {
  const region = find('#status', HTMLElement);
  const sentences = [...new Set(waiting)];
  const rest = sentences.length - MOST_SENTENCES;
  region.textContent = [...sentences.slice(0, MOST_SENTENCES), ...(rest > 0 ? [`And ${rest} more.`] : [])].join(' ');
  waiting = [];
  clearTimeout(clearing);
  clearing = setTimeout(() => {
    region.textContent = '';
  }, READABLE_MS);
}
