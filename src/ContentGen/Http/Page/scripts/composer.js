/** The form that makes a brief: topics, language, voice, length, manner. What was chosen last is chosen again. */
import { addressOf } from './api.js';
import { choices, voicesOf } from './choices.js';
import { button, byId, icon, make, setIcon, toast } from './dom.js';
import { areSeveral, currentEdition, ofChosen } from './editions.js';
import { device } from './memory.js';
import { countryName, languageName, styleName, topicName } from './words.js';

const standard = { categories: ['general', 'technology', 'science'], country: 'us', language: 'en', maxStories: 5 };

let offered = null;

const field = (label, control, ...more) => make('div', { class: 'field' }, make('label', { for: control.id }, label), make('div', { class: 'control' }, control, more));

const select = (id, options, value, properties = {}) => make('select', { id, ...properties },
  options.map(([code, text]) => make('option', { value: code, selected: String(code) === String(value) }, text)));

function chips(topics, chosen) {
  return make('fieldset', { class: 'chips' }, make('legend', {}, 'Topics'), topics.map(topic => make('label', { class: 'chip' },
    make('input', { type: 'checkbox', name: 'topic', value: topic, checked: chosen.includes(topic) }), make('span', {}, topicName(topic)))));
}

// A voice says one sentence, so that it can be chosen by ear.
const sample = new Audio();

function sampleButton(voice) {
  const hear = button(null, { class: 'plain round', id: `${voice.id}-sample`, 'aria-label': 'Hear this voice', title: 'Hear this voice' }, 'play');
  hear.addEventListener('click', () => {
    if (!sample.paused) {
      sample.pause();
      return;
    }
    sample.src = addressOf(`/api/voices/${encodeURIComponent(voice.value)}/sample.mp3`);
    sample.onplay = () => setIcon(hear, 'pause', 'Stop');
    sample.onpause = sample.onended = () => setIcon(hear, 'play', 'Hear this voice');
    sample.onerror = () => toast('This voice cannot be heard at the moment.', 'bad');
    sample.play().catch(() => {});
  });
  return hear;
}

/** Who reads where nobody is named: the usual voice, and in a conversation the next one, as the service chooses. */
function presenters({ language, style, voice, voice2 }) {
  const names = voicesOf(offered, language);
  const first = voice ?? names[0];
  return { voice: first, voice2: voice2 ?? (style === 'conversation' ? names.find(name => name !== first) : undefined) };
}

function voices(wanted) {
  const names = voicesOf(offered, wanted.language).map(name => [name, name]);
  const { voice, voice2 } = presenters(wanted);
  const two = wanted.style === 'conversation' && names.length > 1;
  const first = select('voice', names, voice);
  const second = two ? select('voice-2', names, voice2) : null;
  return [field(two ? 'First voice' : 'Voice', first, sampleButton(first)), second ? field('Second voice', second, sampleButton(second)) : null].filter(Boolean);
}

function length(wanted) {
  const { min, max } = offered.minutes;
  const value = wanted.minutes ?? offered.minutes.default;
  const words = minutes => `${minutes} min`;
  const shown = make('span', {}, words(value));
  const range = make('input', { type: 'range', id: 'minutes', min, max, step: 1, value });
  range.addEventListener('input', () => { shown.textContent = words(range.value); });
  return field('Length', range, shown);
}

const check = (id, text, checked) => make('label', { class: 'check' }, make('input', { type: 'checkbox', id, checked }), make('span', {}, text));

function more(wanted) {
  const counts = Array.from({ length: offered.maxStories.max - offered.maxStories.min + 1 }, (_, index) => offered.maxStories.min + index);
  return make('details', { class: 'more' }, make('summary', {}, 'More choices'),
    field('Stories', select('stories', counts.map(number => [number, number]), wanted.maxStories ?? offered.maxStories.default)),
    field('News from', select('country', offered.countries.map(code => [code, countryName(code)]).sort((one, other) => one[1].localeCompare(other[1])), wanted.country)),
    check('fresh', 'Everything new, nothing kept from before', false),
    offered.minutes ? check('review-first', 'Let me check the script first', wanted.review) : null);
}

function read() {
  const value = id => byId(id)?.value;
  return {
    categories: [...document.querySelectorAll('[name=topic]:checked')].map(box => box.value),
    language: value('language'), voice: value('voice') || undefined, voice2: value('voice-2') || undefined, style: value('style'), country: value('country'),
    maxStories: Number(value('stories')), minutes: byId('minutes') ? Number(value('minutes')) : undefined, review: byId('review-first')?.checked,
  };
}

/** What is sent: what the service does not know is not among it. */
function requestOf(wanted) {
  const { voice, voice2, style, ...rest } = wanted;
  const spoken = voice2 ? { voices: [voice, voice2] } : voice ? { voice } : {};
  const edition = isAsTheEdition(wanted) ? currentEdition().name : undefined;
  return JSON.parse(JSON.stringify({ ...rest, ...spoken, ...(style ? { style } : {}), edition, forceFresh: byId('fresh').checked }));
}

const language = wanted => field('Language', select('language', offered.languages.map(entry => [entry.code, entry.name]), wanted.language,
  { title: languageName(wanted.language) }));

function render(wanted) {
  byId('fields').replaceChildren(chips(offered.categories, wanted.categories), language(wanted),
    make('div', { id: 'voices', class: 'contents' }, voices(wanted)), offered.minutes ? length(wanted) : '',
    offered.styles?.length > 1 ? field('Style', select('style', offered.styles.map(style => [style, styleName(style)]), wanted.style)) : '', more(wanted));
  byId('go').disabled = false;
  tellBelonging();
}

const fromEdition = edition => edition ? {
  categories: edition.categories, country: edition.country, language: edition.language, maxStories: edition.maxStories,
  minutes: edition.minutes, style: edition.style, voice: edition.voices?.[0], voice2: edition.voices?.[1],
} : {};

// What makes a brief another than the edition's.
const kinds = ['country', 'language', 'voice', 'voice2', 'style', 'minutes', 'maxStories'];

/** True for what the chosen of several editions would be: it then belongs to it. */
function isAsTheEdition(wanted) {
  if (!areSeveral()) return false;
  const usual = fromEdition(currentEdition());
  const same = { ...usual, ...presenters(usual) };
  return kinds.every(kind => String(wanted[kind]) === String(same[kind])) && [...wanted.categories].sort().join() === [...usual.categories].sort().join();
}

function tellBelonging() {
  const title = areSeveral() ? currentEdition().title : null;
  byId('belongs').hidden = !title;
  byId('belongs').textContent = isAsTheEdition(read()) ? `Goes into “${title}”.` : `Stands by itself: “${title}” is made otherwise.`;
}

/** What this device remembers, else what the edition has. */
function remembered() {
  const wanted = { ...standard, ...fromEdition(currentEdition()), ...device.read(ofChosen('choices')) };
  if (!offered.languages.some(entry => entry.code === wanted.language)) wanted.language = 'en';
  return wanted;
}

/** @param start what to do with the request that was put together */
export async function prepareComposer(start) {
  const form = byId('start');
  form.addEventListener('change', event => {
    const wanted = read();
    const voicesAnew = event.target.id === 'language' ? { ...wanted, voice: undefined, voice2: undefined } : wanted;
    if (['language', 'style'].includes(event.target.id)) byId('voices').replaceChildren(...voices(voicesAnew));
    device.write(ofChosen('choices'), read());
    tellBelonging();
  });
  form.addEventListener('submit', event => {
    event.preventDefault();
    const wanted = read();
    if (!wanted.categories.length) {
      toast('Choose at least one topic.', 'bad');
      document.querySelector('[name=topic]').focus();
      return;
    }
    device.write(ofChosen('choices'), wanted);
    start(requestOf(wanted), byId('go'));
  });
  await showChoices();
}

/** Shows what may be chosen, for the edition that is chosen. */
export async function showChoices() {
  try {
    offered = await choices();
    render(remembered());
  } catch (error) {
    byId('fields').replaceChildren(make('p', { class: 'quiet' }, icon('warn'), ` ${error.message}`), button('Try again', { on: { click: showChoices } }, 'again'));
  }
}
