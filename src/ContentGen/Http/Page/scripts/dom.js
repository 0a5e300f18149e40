/** Elements, icons, and what the page says aloud. Text is always set as text: nothing that a service wrote becomes markup. */

export const byId = id => document.getElementById(id);

export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'class') element.className = value;
    else if (name === 'on') for (const [event, handler] of Object.entries(value)) element.addEventListener(event, handler);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

const paths = {
  play: 'M7 4.5v15l13-7.5z',
  pause: 'M6 4.5h4.5v15H6zM13.5 4.5H18v15h-4.5z',
  back: 'M12 5V1.5L6.5 6 12 10.5V7a6 6 0 1 1-6 6H4a8 8 0 1 0 8-8z',
  ahead: 'M12 5V1.5L17.5 6 12 10.5V7a6 6 0 1 0 6 6h2a8 8 0 1 1-8-8z',
  previous: 'M6 5h2.5v14H6zM20 5v14L9.5 12z',
  next: 'M15.5 5H18v14h-2.5zM4 5l10.5 7L4 19z',
  share: 'M12 2l5 5-1.4 1.4L13 5.8V15h-2V5.8L8.4 8.4 7 7zM5 11h3v2H7v7h10v-7h-1v-2h3v11H5z',
  copy: 'M8 3h12v14h-3v4H4V7h4zm2 2v10h8V5zM6 9v10h9v-2H8V9z',
  download: 'M11 3h2v9.2l2.6-2.6L17 11l-5 5-5-5 1.4-1.4 2.6 2.6zM4 18h16v3H4z',
  feed: 'M5 4c8.8 0 15 6.2 15 15h-3C17 11.9 12.1 7 5 7zm0 6c5.3 0 9 3.7 9 9h-3c0-3.6-2.4-6-6-6zm1.8 5.400a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.600z',
  again: 'M12 4V1l5 4-5 4V6a6 6 0 1 0 6 6h2a8 8 0 1 1-8-8z',
  star: 'M12 2.500l2.9 6.2 6.7.8-5 4.6 1.4 6.700L12 17.400l-6 3.4 1.4-6.7-5-4.6 6.7-.8z',
  up: 'M12 6l8 8-1.4 1.4L12 8.8l-6.6 6.6L4 14z',
  tick: 'M9.5 16.200L5 11.700l-1.6 1.6 6.1 6.100L21 7.900l-1.6-1.600z',
  cross: 'M6.4 5L5 6.400l5.6 5.600L5 17.6 6.4 19l5.6-5.6 5.6 5.6 1.4-1.4-5.6-5.600L19 6.4 17.6 5 12 10.600z',
  dash: 'M5 11h14v2H5z',
  warn: 'M12 3l10 18H2zm-1 7v5h2v-5zm0 6.500v2h2v-2z',
};

const svgSpace = 'http://www.w3.org/2000/svg';

export function svg(tag, attributes, ...children) {
  const element = document.createElementNS(svgSpace, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** A picture beside words; what it means is said by the words. */
export const icon = name => svg('svg', { class: 'icon', viewBox: '0 0 24 24', 'aria-hidden': 'true' }, svg('path', { d: paths[name] }));

export function setIcon(button, name, label) {
  if (button.dataset.icon === name && button.getAttribute('aria-label') === label) return;
  button.dataset.icon = name;
  button.querySelector('svg').replaceWith(icon(name));
  button.setAttribute('aria-label', label);
}

export const button = (text, properties = {}, iconName = null) =>
  make('button', { type: 'button', ...properties }, iconName ? icon(iconName) : null, text === null ? null : make('span', {}, text));

/** Said to who listens to the screen; not shown. */
export function announce(text) { byId('announce').textContent = text; }

let toastEnds = 0;

/** Shown for some seconds over the page, and said aloud. */
export function toast(text, tone = '') {
  const box = byId('toast');
  box.textContent = text;
  box.dataset.tone = tone;
  box.hidden = false;
  clearTimeout(toastEnds);
  toastEnds = setTimeout(() => { box.hidden = true; }, tone === 'bad' ? 12000 : 6000);
}

/** Only addresses of the web become links. */
export function link(url, text, properties = {}) {
  return /^https?:\/\//i.test(url ?? '')
    ? make('a', { href: url, rel: 'noopener noreferrer', target: '_blank', ...properties }, text)
    : make('span', {}, text);
}

/** Grey bars where text will stand. */
export const bars = (...widths) => widths.map(width => make('span', { class: `bar ${width}`, 'aria-hidden': 'true' }));

/** Opens a dialog made of nodes; resolves when it has been closed. */
export function openDialog(title, ...content) {
  const close = button(null, { class: 'plain round', 'aria-label': 'Close', on: { click: () => box.close() } }, 'cross');
  const box = make('dialog', { 'aria-labelledby': 'dialog-title' },
    make('div', { class: 'dialog-head' }, make('h2', { id: 'dialog-title' }, title), close), ...content);
  document.body.append(box);
  const closed = new Promise(resolve => box.addEventListener('close', () => { box.remove(); resolve(); }));
  box.addEventListener('click', event => { if (event.target === box) box.close(); });
  box.showModal();
  return { box, closed };
}
