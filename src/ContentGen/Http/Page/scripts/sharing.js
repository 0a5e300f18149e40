/** Sharing a brief, keeping it, and following the podcast. */
import { addressOf, briefPath } from './api.js';
import { button, byId, make, openDialog, toast } from './dom.js';
import { editionTitle, currentEdition, ofEdition } from './editions.js';

const pageOf = runId => new URL(`${location.pathname}?runId=${encodeURIComponent(runId)}`, location.origin).href;

export async function copy(text, said) {
  try {
    await navigator.clipboard.writeText(text);
    toast(said);
  } catch {
    window.prompt('Copy this address:', text);
  }
}

async function share(title, runId) {
  try {
    await navigator.share({ title, url: pageOf(runId) });
  } catch (error) {
    if (error.name !== 'AbortError') copy(pageOf(runId), 'The link is copied.');
  }
}

export function shareRow(brief, title) {
  const base = briefPath(brief.runId);
  return make('div', { class: 'share-row' },
    navigator.share ? button('Share', { on: { click: () => share(title, brief.runId) } }, 'share') : null,
    button('Copy link', { on: { click: () => copy(pageOf(brief.runId), 'The link is copied.') } }, 'copy'),
    brief.audioUrl ? make('a', { class: 'button', href: addressOf(brief.audioUrl), download: `${brief.runId}.mp3` }, 'Download MP3') : null,
    brief.audioUrl && brief.word_timings?.length ? make('span', { class: 'quiet captions' }, 'Captions: ',
      make('a', { href: addressOf(`${base}/transcript.vtt`), download: `${brief.runId}.vtt` }, 'VTT'), ' ',
      make('a', { href: addressOf(`${base}/transcript.srt`), download: `${brief.runId}.srt` }, 'SRT')) : null);
}

const players = [
  ['Apple Podcasts', 'Library, the ⋯ menu, “Follow a Show by URL”.'],
  ['Pocket Casts', 'Paste the address into the search.'],
  ['Overcast', 'The + button, then “Add URL”.'],
  ['AntennaPod', 'Add podcast, then “RSS address”.'],
  ['Any other', 'Look for “Add by URL” or “RSS”.'],
];

/** Tells where the feed is, for browsers and feed readers too. */
export function nameFeed() {
  const path = addressOf(ofEdition('/api/feed.xml'));
  byId('feed').href = path;
  byId('feed').title = editionTitle(currentEdition()?.name) ?? 'Daily news brief';
  return new URL(path, location.origin).href;
}

export function subscribe() {
  const address = nameFeed();
  const field = make('input', { id: 'feed-address', readonly: true, value: address, dir: 'ltr', on: { focus: event => event.target.select() } });
  openDialog('Subscribe to the podcast',
    make('p', {}, 'Every new brief then comes to your podcast player by itself. Give your player this address:'),
    make('div', { class: 'address' }, make('label', { class: 'unseen', for: 'feed-address' }, 'Address of the podcast'), field,
      button('Copy', { class: 'primary', on: { click: () => copy(address, 'The address is copied.') } }, 'copy')),
    make('dl', { class: 'how-to' }, players.map(([name, how]) => make('div', {}, make('dt', {}, name), make('dd', {}, how)))),
    make('p', { class: 'quiet' }, make('a', { href: address.replace(/^https?:/, location.protocol === 'https:' ? 'podcast:' : 'feed:') },
      'Open it in a player on this device')));
}
