/** Past briefs: by day, of one edition or all, found by words. */
import { ask } from './api.js';
import { shownRun } from './brief.js';
import { byId, make } from './dom.js';
import { allEditions, editionTitle, ofEdition } from './editions.js';
import { clock, count, dayName, occasion, timeOfDay } from './words.js';

const firstPage = 12;
const searchPage = 100;
// A search reads the archive's index no further back than this.
const searchPages = 10;

let briefs = [];
let after = null;
let chosen = null;

function entry(brief, open) {
  const facts = [timeOfDay(brief.generatedAt), editionTitle(brief.edition), brief.durationSeconds ? `${clock(brief.durationSeconds)} min` : 'to read',
    count(brief.storyCount, 'story', 'stories')].filter(Boolean).join(' · ');
  return make('li', {}, make('button', {
    class: 'past', type: 'button', 'data-run': brief.runId, 'aria-current': brief.runId === shownRun() ? 'true' : null, on: { click: () => open(brief.runId) },
  }, make('strong', { dir: 'auto' }, brief.title ?? `${occasion(brief.generatedAt)}: no news`), make('small', {}, facts)));
}

const searchable = brief => [brief.title, ...brief.titles, editionTitle(brief.edition)]
  .filter(Boolean).join(' ').toLocaleLowerCase();

/** Every word of the search, anywhere. */
export function matching(all, search) {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return all.filter(brief => words.every(word => searchable(brief).includes(word)));
}

function byDay(list) {
  const days = new Map();
  for (const brief of list) {
    const day = dayName(brief.generatedAt);
    if (!days.has(day)) days.set(day, []);
    days.get(day).push(brief);
  }
  return days;
}

function render() {
  const search = byId('search').value.trim();
  const found = matching(briefs, search);
  const nodes = [...byDay(found)].map(([day, list]) => make('li', { class: 'day' }, make('h3', {}, day), make('ul', {}, list.map(brief => entry(brief, chosen)))));
  const empty = search ? 'No brief has these words.' : 'None yet. The first one will stand here.';
  byId('past').replaceChildren(...(nodes.length ? nodes : [make('li', { class: 'quiet' }, empty)]));
  byId('found').textContent = search ? count(found.length, 'brief') + ' found' : '';
  byId('more').hidden = !after || Boolean(search);
}

async function read(limit, from = null) {
  const page = await ask(ofEdition(`/api/briefs?limit=${limit}${from ? `&after=${encodeURIComponent(from)}` : ''}`, byId('of-edition')?.value ?? ''));
  after = page.after;
  return page.briefs;
}

export async function showPast() {
  try {
    briefs = await read(firstPage);
    render();
  } catch (error) {
    byId('past').replaceChildren(make('li', { class: 'quiet' }, error.message));
  }
}

async function showOlder() {
  briefs = [...briefs, ...await read(firstPage, after)];
  render();
}

/** What is not read yet is read before it is searched. */
async function search() {
  render();
  for (let page = 0; after && page < searchPages && byId('search').value.trim(); page++) {
    briefs = [...briefs, ...await read(searchPage, after)];
    render();
  }
}

/** Lets one edition's briefs be seen alone, where there are several. */
export function showFilter() {
  const options = [['', 'All editions'], ...allEditions().map(edition => [edition.name, edition.title])];
  byId('filter').replaceChildren(...(options.length < 3 ? [] : [make('select', { id: 'of-edition', 'aria-label': 'Edition', on: { change: showPast } },
    options.map(([name, title]) => make('option', { value: name }, title)))]));
}

/** @param open what to do when a brief is chosen */
export function preparePast(open) {
  chosen = open;
  let waiting = 0;
  byId('search').addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => search().catch(() => {}), 150);
  });
  byId('more').addEventListener('click', () => showOlder().catch(() => {}));
  document.addEventListener('brief-shown', () => {
    for (const past of document.querySelectorAll('.past')) {
      if (past.dataset.run === shownRun()) past.setAttribute('aria-current', 'true'); else past.removeAttribute('aria-current');
    }
  });
}
