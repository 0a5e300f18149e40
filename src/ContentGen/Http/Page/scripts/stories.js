/** The stories as cards: picture, source, date, summary, link, and where they are told. */
import { bars, button, icon, link, make } from './dom.js';
import { ago, clock, moment, topicName } from './words.js';

/** Pages that are read over TLS load nothing without it. */
const securely = address => address?.replace(/^http:/i, 'https:') ?? null;

function picture(story, altText) {
  const address = securely(story.image);
  const box = make('div', { class: 'picture', 'data-topic': story.category });
  if (!address || !/^https:\/\//i.test(address)) return box;
  const image = make('img', { alt: altText ?? '', loading: 'lazy', decoding: 'async', referrerpolicy: 'no-referrer', width: 640, height: 360 });
  image.addEventListener('error', () => image.remove());
  image.src = address;
  box.append(image);
  return box;
}

export function published(story) {
  return story.publishedAt ? make('time', { datetime: story.publishedAt, title: moment(story.publishedAt) }, ago(story.publishedAt)) : null;
}

function byline(story) {
  const parts = [story.source ? make('span', { class: 'source', dir: 'auto' }, story.source) : null, published(story)].filter(Boolean);
  return make('p', { class: 'byline' }, parts.flatMap((part, index) => index ? [' · ', part] : [part]));
}

/** @param extra what the brief says of the story beyond itself: {altText, favourite, reason, chapter, player, language} */
export function storyCard(story, extra = {}) {
  const told = extra.chapter && extra.player ? button(`Hear it, ${clock(extra.chapter.start)}`, {
    class: 'plain hear', 'data-at': extra.chapter.start.toFixed(2), on: { click: () => extra.player.playChapter(extra.chapter) },
  }, 'play') : null;
  return make('li', { class: `story${extra.favourite ? ' favourite' : ''}`, 'data-story': story.id },
    picture(story, extra.altText),
    make('div', { class: 'story-text' },
      make('p', { class: 'kicker' }, topicName(story.category), extra.favourite ? make('span', { class: 'badge' }, icon('star'), 'Our favourite') : null,
        story.isRepeated ? make('span', { class: 'badge' }, 'Reported earlier') : null),
      make('h4', { dir: 'auto' }, link(story.url, story.title)),
      byline(story),
      story.summary ? make('p', { class: 'summary', dir: 'auto' }, story.summary) : null,
      extra.favourite && extra.reason ? make('p', { class: 'reasoning', dir: 'auto' }, extra.reason) : null,
      told));
}

/** A story of which so far only title and source are known. */
export function earlyCard(story) {
  return make('li', { class: 'story early', 'data-story': story.id ?? null },
    make('div', { class: 'picture waiting', 'aria-hidden': 'true' }),
    make('div', { class: 'story-text' }, make('p', { class: 'kicker' }, story.category ? topicName(story.category) : '\u00a0'),
      make('h4', { dir: 'auto' }, story.title), byline(story), make('p', { class: 'summary' }, bars('w90', 'w60'))));
}

export function waitingCard() {
  return make('li', { class: 'story early', 'aria-hidden': 'true' }, make('div', { class: 'picture waiting' }),
    make('div', { class: 'story-text' }, make('p', { class: 'kicker' }, bars('w30')), make('div', { class: 'title-bars' }, bars('w90', 'w60')),
      make('p', { class: 'byline' }, bars('w40')), make('p', { class: 'summary' }, bars('w90', 'w60'))));
}

/** Marks the card of the story that is told. */
export function followStories(list, player) {
  player.addEventListener('change', () => {
    const told = player.started ? player.chapter?.storyId ?? null : null;
    for (const card of list.children) {
      if (told !== null && card.dataset.story === told) card.setAttribute('aria-current', 'true'); else card.removeAttribute('aria-current');
    }
  });
}
