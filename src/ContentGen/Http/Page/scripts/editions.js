/** The edition switch. Without more than one edition there is none, and one edition goes by no name. */
import { ask } from './api.js';
import { byId, make } from './dom.js';
import { device } from './memory.js';
import { nextWords } from './words.js';

let all = [];
let chosen = null;

export const areSeveral = () => all.length > 1;
export const editionTitle = name => areSeveral() && all.find(edition => edition.name === name)?.title || null;
export const currentEdition = () => all.find(edition => edition.name === chosen) ?? null;
export const allEditions = () => all;

/** Under this name the device keeps what belongs to the edition that is chosen. */
export const ofChosen = name => areSeveral() ? `${name}.${chosen}` : name;

/** An address that asks for the edition that is chosen, or for everything while there is no choice. */
export function ofEdition(path, name = areSeveral() ? chosen : '') {
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

let changed = () => {};

/** @param then what to do when another edition was chosen */
export function prepareEditions(then) { changed = then; }

function choose(edition) {
  chosen = edition.name;
  device.write('edition', chosen);
  changed();
}

/** The line above a title: what this is, and when the next one comes; above it the switch, where there are several editions. */
export function editionLine(words) {
  const tabs = areSeveral() ? make('div', { class: 'tabs', role: 'group', 'aria-label': 'Edition' }, all.map(edition => make('button', {
    type: 'button', class: 'small', 'aria-pressed': String(edition.name === chosen), dir: 'auto', on: { click: () => choose(edition) },
  }, edition.title))) : null;
  const next = currentEdition()?.nextAt;
  return [tabs, make('p', { class: 'kicker' }, make('span', {}, words), next ? make('span', { class: 'next' }, nextWords(next)) : null)].filter(Boolean);
}
