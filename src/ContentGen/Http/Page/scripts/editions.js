/** The edition switch. Without more than one edition there is none, and one edition goes by no name. */
import { ask } from './api.js';
import { byId, make } from './dom.js';
import { device } from './memory.js';
import { dayName, timeOfDay } from './words.js';

let all = [];
let chosen = null;

export const editionTitle = name => all.length > 1 && all.find(edition => edition.name === name)?.title || null;
export const currentEdition = () => all.find(edition => edition.name === chosen) ?? null;
export const allEditions = () => all;

/** An address that asks for the edition that is chosen, or for everything while there is no choice. */
export function ofEdition(path, name = all.length > 1 ? chosen : '') {
  return name ? `${path}${path.includes('?') ? '&' : '?'}edition=${encodeURIComponent(name)}` : path;
}

export async function loadEditions() {
  try {
    all = (await ask('/api/editions')).editions;
  } catch {
    all = [];
  }
  const asked = new URLSearchParams(location.search).get('edition') ?? device.read('edition');
  chosen = (all.find(edition => edition.name === asked) ?? all[0])?.name ?? null;
}

function nextWords(edition) {
  if (!edition?.nextAt) return '';
  const day = dayName(edition.nextAt);
  return `Next at ${timeOfDay(edition.nextAt)}${day === 'Today' ? '' : ` on ${day}`}`;
}

/** @param changed what to do when another edition was chosen */
export function showEditions(changed) {
  const box = byId('editions');
  const words = nextWords(currentEdition());
  const next = words ? make('p', { class: 'next quiet' }, words) : null;
  const tabs = all.length > 1 ? make('div', { class: 'tabs', role: 'group', 'aria-label': 'Edition' }, all.map(edition => make('button', {
    type: 'button', 'aria-pressed': edition.name === chosen, dir: 'auto', on: { click: () => {
      chosen = edition.name;
      device.write('edition', chosen);
      showEditions(changed);
      changed();
    } },
  }, edition.title))) : null;
  box.replaceChildren(...[tabs, next].filter(Boolean));
}
