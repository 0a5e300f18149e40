/** The script before it goes out: edited in place, each sentence with what it stands on, approved or rejected, in time. */
import { ask, briefPath } from './api.js';
import { announce, button, byId, icon, make, toast } from './dom.js';
import { clock, sentence as capital } from './words.js';

let open = null;

export function leaveReview() {
  clearInterval(open?.ticking);
  open = null;
}

/** Shows the script of a run that waits for a word; does nothing while it is shown already. */
export async function review(runId, status) {
  if (open?.runId === runId) return;
  leaveReview();
  open = { runId };
  try {
    const script = await read(runId);
    open = { runId, titles: new Map((status.stories ?? []).map(story => [story.id, story.title])), until: script.reviewUntil ?? status.reviewUntil };
    render(script);
  } catch (error) {
    open = null;
    throw error;
  }
}

const read = runId => ask(`${briefPath(runId)}/script`, { kind: 'makeKey' });

function grounding(sentence) {
  const names = sentence.storyIds.map(id => open.titles.get(id) ?? id);
  if (!sentence.grounded) {
    return make('p', { class: 'ground', 'data-tone': 'warn' }, icon('warn'), make('span', {}, capital(sentence.problem) || 'No story says this.'));
  }
  return names.length ? make('p', { class: 'ground', 'data-tone': 'good' }, icon('tick'), make('span', { dir: 'auto' }, names.join('; ')))
    : make('p', { class: 'ground' }, icon('dash'), make('span', {}, 'Greeting, link or goodbye'));
}

function fit(field) {
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight + 2}px`;
}

function row(sentence, index) {
  const field = make('textarea', { rows: 1, 'aria-label': `Sentence ${index + 1}`, dir: 'auto' });
  field.value = sentence.text;
  field.addEventListener('input', () => { fit(field); changed(item); });
  const remove = button(null, { class: 'plain round', 'aria-label': `Leave out sentence ${index + 1}`, title: 'Leave out', on: { click: () => {
    item.toggleAttribute('data-out');
    field.disabled = item.hasAttribute('data-out');
    remove.setAttribute('aria-label', `${field.disabled ? 'Take back' : 'Leave out'} sentence ${index + 1}`);
    changed(item);
  } } }, 'cross');
  const item = make('li', {}, sentence.speaker ? make('b', { class: 'speaker' }, sentence.speaker) : null, field, remove, grounding(sentence));
  item.sentence = sentence;
  return item;
}

function changed(item) {
  const field = item.querySelector('textarea');
  item.toggleAttribute('data-edited', field.value.trim() !== item.sentence.text);
  byId('save-script').disabled = !isEdited();
}

const rows = () => [...byId('review').querySelectorAll('li')];
const isEdited = () => rows().some(item => item.hasAttribute('data-edited') || item.hasAttribute('data-out'));

function edited() {
  return rows().filter(item => !item.hasAttribute('data-out') && item.querySelector('textarea').value.trim()).map(item => ({
    text: item.querySelector('textarea').value.trim(), storyIds: item.sentence.storyIds,
    ...(item.sentence.speaker ? { speaker: item.sentence.speaker } : {}),
  }));
}

/** Saves what was edited, unless somebody else saved meanwhile; says whether every sentence stands on a story. */
async function save() {
  let script;
  try {
    script = await ask(`${briefPath(open.runId)}/script`, { method: 'PUT', body: { sentences: edited(), revision: open.revision } });
  } catch (error) {
    offerTheirs(error, 'your changes are not saved. Copy what you want to keep before you look at theirs.');
    return false;
  }
  render(script);
  const doubtful = script.sentences.filter(sentence => !sentence.grounded).length;
  const words = doubtful ? `Saved. No story says what ${doubtful === 1 ? 'one sentence' : `${doubtful} sentences`} say${doubtful === 1 ? 's' : ''}.` : 'Saved. Every sentence stands on a story.';
  byId('review-note').textContent = words;
  announce(words);
  return doubtful === 0;
}

function offerTheirs(error, so) {
  if (!error.problem?.type?.endsWith(':edited-meanwhile')) throw error;
  const words = `Somebody else changed the script meanwhile, so ${so}`;
  byId('review-note').replaceChildren(words, ' ', button('Show theirs', { on: { click: () => act(async () => render(await read(open.runId))) } }));
  announce(words);
}

/** What was edited is saved first; with a sentence in doubt, the editor is told and asked again. */
async function approve() {
  if (isEdited() && !await save()) return;
  try {
    await ask(`${briefPath(open.runId)}/approve`, { method: 'POST', body: { revision: open.revision } });
  } catch (error) {
    offerTheirs(error, 'nothing is approved. Look at theirs first.');
    return;
  }
  announce('Approved. The brief goes on.');
  byId('review-note').textContent = 'Approved. Now it is read aloud.';
}

async function reject() {
  await ask(`${briefPath(open.runId)}/reject`, { method: 'POST' });
  announce('Rejected. The brief does not go out.');
  byId('review-note').textContent = 'Rejected. It does not go out.';
}

async function act(action) {
  const controls = [...byId('review').querySelectorAll('.review-actions button')];
  controls.forEach(control => { control.disabled = true; });
  try {
    await action();
  } catch (error) {
    toast(error.message, 'bad');
  }
  byId('review').querySelectorAll('.review-actions button').forEach(control => { control.disabled = control.id === 'save-script' && !isEdited(); });
}

function showTimeLeft() {
  const left = Math.max(0, (new Date(open.until) - Date.now()) / 1000);
  byId('review-left').textContent = left > 0 ? `${clock(left)} left` : 'Time is up';
  byId('review-left').toggleAttribute('data-short', left < 120);
}

function render(script) {
  clearInterval(open.ticking);
  open.revision = script.revision;
  byId('review').replaceChildren(make('section', { class: 'review', 'aria-label': 'Review' },
    make('div', { class: 'review-head' }, make('h3', {}, 'A word before it goes out?'),
      open.until ? make('p', { id: 'review-left', class: 'badge', role: 'timer', 'aria-label': 'Time for the review' }) : null),
    make('p', { class: 'quiet' }, 'Change any sentence. Beside each stands the story that it is taken from.'),
    make('ol', { class: 'sentences' }, script.sentences.map(row)),
    make('p', { id: 'review-note', class: 'quiet' }, ''),
    make('div', { class: 'review-actions' }, button('Approve', { class: 'primary', on: { click: () => act(approve) } }, 'tick'),
      button('Save and check', { id: 'save-script', disabled: true, on: { click: () => act(save) } }),
      button('Reject', { class: 'danger', on: { click: () => act(reject) } }))));
  byId('review').querySelectorAll('textarea').forEach(fit);
  if (!open.until) return;
  showTimeLeft();
  open.ticking = setInterval(showTimeLeft, 1000);
}
