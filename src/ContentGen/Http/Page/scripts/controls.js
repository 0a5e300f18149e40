/** The player's controls: the large ones in the brief, and the small ones that stay at the bottom of the window. */
import { button, byId, icon, make, setIcon } from './dom.js';
import { skipSeconds, speeds } from './player.js';
import { clock } from './words.js';

function playButton(player, properties) {
  const toggle = button(null, { ...properties, 'aria-label': 'Play', on: { click: () => player.toggle() } }, 'play');
  player.addEventListener('change', () => setIcon(toggle, player.playing ? 'pause' : 'play', player.playing ? 'Pause' : 'Play'));
  return toggle;
}

function skipButton(player, by) {
  const words = by < 0 ? `Back ${-by} seconds` : `Ahead ${by} seconds`;
  return make('button', { type: 'button', class: 'plain round skip-by', 'aria-label': words, title: words, on: { click: () => player.skip(by) } },
    icon(by < 0 ? 'back' : 'ahead'), make('small', { 'aria-hidden': 'true' }, Math.abs(by)));
}

function storyButton(player, by) {
  const words = by < 0 ? 'Previous story' : 'Next story';
  return button(null, { class: 'plain round', 'aria-label': words, title: words, on: { click: () => player.stepChapter(by) } }, by < 0 ? 'previous' : 'next');
}

function speedChoice(player) {
  const choice = make('select', { class: 'speed', 'aria-label': 'Speed', on: { change: () => player.setSpeed(Number(choice.value)) } },
    speeds.map(speed => make('option', { value: speed, selected: speed === player.speed }, `${speed}×`)));
  player.addEventListener('change', () => { choice.value = String(player.speed); });
  return choice;
}

function scrubber(player) {
  const bar = make('input', { type: 'range', class: 'scrub', min: 0, max: 1000, step: 1, value: 0, 'aria-label': 'Place in the brief' });
  // Beginnings of stories, as gaps in the line.
  const marks = player.chapters.slice(1).map(chapter => (chapter.start / player.duration * 100).toFixed(2));
  bar.style.setProperty('--marks', marks.length
    ? marks.map(at => `linear-gradient(var(--gap) 0 0) ${at}% 50% / 3px 100% no-repeat`).join(', ') : 'none');
  const show = () => {
    const part = player.duration ? player.time / player.duration : 0;
    bar.value = Math.round(part * 1000);
    bar.style.setProperty('--played', `${(part * 100).toFixed(2)}%`);
    bar.setAttribute('aria-valuetext', `${clock(player.time)} of ${clock(player.duration)}${player.chapter ? `, ${player.chapter.title}` : ''}`);
  };
  bar.addEventListener('input', () => player.seek(bar.value / 1000 * player.duration));
  bar.addEventListener('keydown', event => {
    const by = { ArrowRight: 5, ArrowUp: 5, ArrowLeft: -5, ArrowDown: -5, PageUp: 15, PageDown: -15 }[event.key];
    if (!by) return;
    event.preventDefault();
    player.skip(by);
  });
  player.addEventListener('change', show);
  show();
  return bar;
}

/** The chapter that is heard, as the sound goes. */
function nowPlaying(player, properties) {
  const text = make('p', { dir: 'auto', ...properties });
  const show = () => {
    const title = player.chapter?.title ?? player.title;
    if (text.textContent !== title) text.textContent = title;
  };
  player.addEventListener('change', show);
  show();
  return text;
}

export function largeControls(player) {
  const elapsed = make('span', { class: 'elapsed' }, clock(player.time));
  const total = make('span', { class: 'total' }, clock(player.duration));
  player.addEventListener('change', () => {
    elapsed.textContent = clock(player.time);
    total.textContent = clock(player.duration);
  });
  return make('div', { class: 'player', id: 'player', role: 'group', 'aria-label': 'Player' }, player.sound,
    playButton(player, { class: 'primary play', id: 'play' }),
    make('div', { class: 'timeline' }, nowPlaying(player, { class: 'now' }), scrubber(player), make('div', { class: 'times' }, elapsed, total)),
    make('div', { class: 'transport' }, storyButton(player, -1), skipButton(player, -skipSeconds), skipButton(player, skipSeconds),
      storyButton(player, 1), speedChoice(player)));
}

let watching = null;

/** Shows the small controls once the sound was started and the large ones are out of sight. */
export function smallControls(player, large) {
  const mini = byId('mini');
  watching?.disconnect();
  if (!player) {
    mini.hidden = true;
    mini.replaceChildren();
    return;
  }
  const line = make('div', { class: 'mini-line', 'aria-hidden': 'true' });
  const back = button(null, { class: 'plain round to-player', 'aria-label': 'Back to the player', title: 'Back to the player', on: { click: () => {
    large.scrollIntoView({ block: 'center' });
    large.querySelector('.play').focus({ preventScroll: true });
  } } }, 'up');
  mini.replaceChildren(line, playButton(player, { class: 'primary play' }), nowPlaying(player, { class: 'now' }),
    skipButton(player, -skipSeconds), skipButton(player, skipSeconds), speedChoice(player), back);
  let inSight = true;
  const show = () => {
    mini.hidden = inSight || !player.started;
    document.body.toggleAttribute('data-mini', !mini.hidden);
    line.style.setProperty('--played', `${(player.duration ? player.time / player.duration * 100 : 0).toFixed(2)}%`);
  };
  watching = new IntersectionObserver(entries => { inSight = entries.at(-1).isIntersecting; show(); }, { threshold: 0.5 });
  watching.observe(large);
  player.addEventListener('change', show);
}
