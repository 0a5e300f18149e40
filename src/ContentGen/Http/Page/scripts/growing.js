/** The card of a brief that is being made: it has the shape of the brief to come, and fills from the top. */
import { bars, button, byId, icon, make } from './dom.js';
import { editionLine, editionTitle } from './editions.js';
import { earlyCard, waitingCard } from './stories.js';
import { count } from './words.js';

const stepNames = {
  NEWS_FETCHER: 'Finding stories', CONTENT_CURATOR: 'Weighing them', FAVORITE_SELECTOR: 'Picking a favourite',
  SCRIPT_GENERATOR: 'Writing the script', MEDIA_ENHANCER: 'Finding pictures', WEEKEND_EVENTS: 'Weekend ideas',
  AUDIO: 'Reading it aloud',
};
const states = {
  WAITING: ['waiting', null], RUNNING: ['under way', 'busy'], RETRYING: ['trying again', 'busy'], COMPLETED: ['done', 'tick'],
  FAILED: ['managed without', 'dash'], SKIPPED: ['left out', 'dash'],
};

export const stepName = agent => stepNames[agent] ?? agent.toLowerCase().replaceAll('_', ' ');

function step(agent) {
  const [words, mark] = states[agent.status] ?? [agent.status.toLowerCase(), null];
  return make('li', { 'data-state': agent.status, 'data-step': agent.name }, make('span', { class: `mark ${mark ?? ''}`, 'aria-hidden': 'true' },
    mark === 'tick' || mark === 'dash' ? icon(mark) : null), make('span', {}, stepName(agent.name)), make('span', { class: 'unseen' }, `: ${words}`));
}

/** What is left, so that it can be believed: it goes down by itself, is rounded, and never says nothing is left. */
export class TimeLeft {
  constructor() { this.end = null; }

  heard(seconds, now) {
    const end = now + seconds * 1000;
    // A little later than thought is not worth a jump upwards.
    if (this.end === null || end < this.end || end > this.end + 4000) this.end = end;
  }

  words(now) {
    const seconds = this.end === null ? null : (this.end - now) / 1000;
    if (seconds === null) return 'Under way';
    if (seconds < 1) return 'Nearly there';
    if (seconds < 10) return 'A few seconds left';
    if (seconds < 90) return `About ${Math.ceil(seconds / 10) * 10} seconds left`;
    return `About ${count(Math.ceil(seconds / 60), 'minute')} left`;
  }
}

/** Puts the empty card in the place of the brief. */
export function showGrowing({ stories = 5, edition = null, cancel = null }) {
  const article = byId('brief');
  article.className = 'brief growing';
  article.dir = 'ltr';
  article.setAttribute('aria-busy', 'true');
  article.replaceChildren(
    make('header', { class: 'brief-head' }, editionLine([editionTitle(edition), 'Being made now'].filter(Boolean).join(' · ')),
      make('h2', { tabindex: '-1', id: 'brief-title' }, 'Your brief is on its way'),
      make('div', { class: 'progress-row' }, make('progress', { id: 'run-progress', max: 100, value: 0, 'aria-label': 'How far the brief is' }),
        make('p', { id: 'run-time', class: 'quiet' }, 'Starting'),
        cancel ? button('Cancel', { id: 'cancel', class: 'small', on: { click: cancel } }, 'cross') : null)),
    make('ol', { id: 'steps', class: 'steps', 'aria-label': 'Steps' }),
    make('div', { id: 'review' }),
    make('div', { class: 'player skeleton', 'aria-hidden': 'true' }, make('span', { class: 'bar disc' }),
      make('div', { class: 'timeline' }, make('p', { class: 'now' }, bars('w60')), bars('line'), make('div', { class: 'times' }, '\u00a0'))),
    make('section', { 'aria-label': 'Stories' }, make('h3', {}, 'Stories'),
      make('ul', { id: 'early', class: 'stories' }, Array.from({ length: stories }, waitingCard))));
}

/** Brings the card up to what the run's status says. */
export function grow(status, left, now) {
  byId('run-progress').value = Math.max(4, status.progress.percentage);
  const waits = status.status === 'WAITING_FOR_REVIEW';
  byId('run-time').textContent = waits ? 'Waiting for your word' : left.words(now);
  byId('brief-title').textContent = waits ? 'Ready for your review' : 'Your brief is on its way';
  const steps = byId('steps');
  const key = status.agents.map(agent => agent.status).join();
  if (steps.dataset.key !== key) {
    steps.dataset.key = key;
    steps.replaceChildren(...status.agents.map(step));
  }
  const early = byId('early');
  const known = status.stories ?? [];
  if (known.length && early.dataset.known !== String(known.length)) {
    early.dataset.known = known.length;
    early.replaceChildren(...known.map(earlyCard));
  }
}
