/** What a brief is made of: where each part came from, and making one of them again. */
import { ask, briefPath } from './api.js';
import { choices, voicesOf } from './choices.js';
import { announce, button, icon, make, toast } from './dom.js';
import { origin, partNames, styleName } from './words.js';

const shown = ['news', 'script', 'audio', 'favoriteStory', 'mediaEnhancements', 'weekendRecommendations'];
const remade = ['script', 'audio', 'favoriteStory', 'mediaEnhancements', 'weekendRecommendations'];

const pause = ms => new Promise(resolve => setTimeout(resolve, ms));
const ended = ['COMPLETED', 'PARTIAL', 'FAILED'];

// What was made within the hour is as good as new to a listener.
const staleSeconds = 3600;

/** A quiet line under a heading where a part is not as it usually is; nothing otherwise. */
export function originNote(section, brief) {
  const provenance = brief.sections[section];
  const words = provenance?.source === 'cached' && provenance.ageSeconds < staleSeconds ? null : origin(section, provenance, brief.generatedAt);
  return words ? make('p', { class: 'origin' }, icon('warn'), make('span', {}, `${partNames[section]}: ${words}.`)) : null;
}

async function again(brief, section, body, control, reopen) {
  const row = control.closest('li');
  for (const other of row.parentElement.querySelectorAll('button, select, input')) other.disabled = true;
  row.dataset.busy = '';
  const state = row.querySelector('.state');
  state.textContent = 'Being made again…';
  announce(`${partNames[section]}: being made again.`);
  try {
    const started = await ask(`${briefPath(brief.runId)}/sections/${section}/regenerate`, { method: 'POST', body });
    for (;;) {
      const status = await ask(`/api/agent-status?runId=${encodeURIComponent(started.id)}`);
      if (status.status === 'FAILED') throw new Error('It could not be made again; the brief stays as it was.');
      if (ended.includes(status.status)) break;
      await pause(500);
    }
    await reopen(section);
    toast(`${partNames[section]}: made again.`, 'good');
  } catch (error) {
    toast(error.message, 'bad');
    await reopen(section);
  }
}

const option = (value, text, selected) => make('option', { value, selected }, text);

/** Another voice for the sound; another length or manner for the script, where the service knows them. */
function wishes(section, brief, offered) {
  if (!offered?.minutes) return null;
  if (section === 'audio') {
    const voices = voicesOf(offered, brief.request.language);
    const two = (brief.voices ?? []).length === 2 || brief.style === 'conversation';
    if (voices.length < 2 || two) return null;
    const voice = make('select', { 'aria-label': 'Voice' }, voices.map(name => option(name, name, name === brief.audio?.voice)));
    return { controls: [voice], body: () => ({ voice: voice.value }) };
  }
  if (section !== 'script') return null;
  const { min, max } = offered.minutes;
  const minutes = make('select', { 'aria-label': 'Length' },
    Array.from({ length: max - min + 1 }, (_, index) => option(min + index, `${min + index} min`, min + index === brief.minutes)));
  const style = offered.styles?.length > 1 ? make('select', { 'aria-label': 'Style' },
    offered.styles.map(name => option(name, styleName(name), name === brief.style))) : null;
  return { controls: [minutes, style].filter(Boolean), body: () => ({ minutes: Number(minutes.value), ...(style ? { style: style.value } : {}) }) };
}

function partRow(section, brief, offered, reopen) {
  const words = origin(section, brief.sections[section], brief.generatedAt);
  const wish = remade.includes(section) ? wishes(section, brief, offered) : null;
  const name = partNames[section];
  return make('li', { 'data-part': section }, make('div', { class: 'part-name' }, make('strong', {}, name),
    make('span', { class: 'state quiet', 'data-tone': words ? 'warn' : null }, words ?? 'new in this brief')),
  remade.includes(section) ? make('div', { class: 'part-wishes' }, wish?.controls ?? [],
    button('Make again', { class: 'small', 'aria-label': `Make again: ${name}`,
      on: { click: event => again(brief, section, wish?.body(), event.currentTarget, reopen) } }, 'again')) : null);
}

/** @param reopen shows the brief as it then is */
export async function madeOf(brief, reopen) {
  const offered = await choices().catch(() => null);
  return make('details', { class: 'made-of', id: 'made-of' }, make('summary', {}, 'Change this brief'),
    make('p', { class: 'quiet' }, 'Any part can be made again; what depends on it follows.'),
    make('ul', { class: 'rows' }, shown.filter(section => brief.sections[section]).map(section => partRow(section, brief, offered, reopen))));
}
