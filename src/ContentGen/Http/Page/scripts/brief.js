/** One brief: heading, player, stories, words, favourite, weekend, and what it is made of. */
import { ask, briefPath } from './api.js';
import { largeControls, smallControls } from './controls.js';
import { announce, byId, make } from './dom.js';
import { editionLine, editionTitle } from './editions.js';
import { madeOf, originNote } from './parts.js';
import { Player } from './player.js';
import { layOut } from './score.js';
import { shareRow } from './sharing.js';
import { followStories, storyCard } from './stories.js';
import { Transcript } from './transcript.js';
import { count, dayName, directionOf, languageName, lengthOf, occasion } from './words.js';

let shown = { runId: null, player: null };

export const shownRun = () => shown.runId;

/** Lets go of the brief that is shown, and of its sound. */
export function leaveBrief() {
  shown.player?.close();
  shown = { runId: null, player: null };
  delete byId('brief').dataset.run;
  smallControls(null);
}

export const titleOf = brief => brief.news_items[0]?.title ?? 'A brief without stories';

/** A region of the brief with a heading; nothing where there is nothing to show. */
export function part(title, properties, ...content) {
  const inside = content.flat().filter(Boolean);
  return inside.length ? make('section', { 'aria-label': title, ...properties }, make('h3', {}, title), inside) : null;
}

function heading(brief) {
  const facts = [brief.audio ? lengthOf(brief.audio.durationSeconds) : 'To read', count(brief.news_items.length, 'story', 'stories'),
    brief.request.language === 'en' ? null : languageName(brief.request.language), brief.updatedAt ? 'changed since' : null].filter(Boolean);
  return make('header', { class: 'brief-head' },
    editionLine(editionTitle(brief.edition) ?? dayName(brief.generatedAt)),
    make('h2', { tabindex: '-1', id: 'brief-title' }, make('time', { datetime: brief.generatedAt }, occasion(brief.generatedAt))),
    make('p', { class: 'facts' }, facts.join(' · ')),
    brief.emergency ? make('p', { class: 'origin' }, make('span', {}, 'The news could not be reached when this was made. It stands in until the next brief.'))
      : brief.why ? make('p', { class: 'why', dir: 'auto' }, brief.why) : null);
}

function stories(brief, chapters, player) {
  const favourite = brief.agentOutputs.favoriteStory;
  const altTexts = new Map((brief.agentOutputs.mediaEnhancements ?? []).map(idea => [idea.storyId, idea.altText]));
  const list = make('ul', { class: 'stories' }, brief.news_items.map(story => storyCard(story, {
    altText: altTexts.get(story.id),
    favourite: story.id === favourite?.storyId,
    reason: favourite?.reasoning,
    chapter: chapters.find(chapter => chapter.storyId === story.id),
    player,
  })));
  if (player) followStories(list, player);
  return brief.news_items.length
    ? part('Stories', {}, originNote('news', brief), originNote('favoriteStory', brief), originNote('mediaEnhancements', brief), list) : null;
}

function weekend(brief) {
  const tips = brief.agentOutputs.weekendRecommendations ?? [];
  return part('For the weekend', { id: 'weekend' }, originNote('weekendRecommendations', brief), tips.length ? make('ul', { class: 'tips' },
    tips.map(tip => make('li', {}, make('h4', { dir: 'auto' }, tip.title), make('p', { dir: 'auto' }, tip.description)))) : null);
}

function pictureIdeas(brief) {
  const ideas = (brief.agentOutputs.mediaEnhancements ?? []).filter(idea => idea.searchTerms.length);
  const titles = new Map(brief.news_items.map(story => [story.id, story.title]));
  return ideas.length ? make('details', { class: 'ideas' }, make('summary', {}, 'Picture ideas for editors'),
    make('ul', { class: 'rows' }, ideas.map(idea => make('li', { dir: 'auto' }, make('span', {}, `${titles.get(idea.storyId) ?? ''} `,
      make('span', { class: 'quiet' }, idea.searchTerms.join(', '))))))) : null;
}

/** @param keep where the reader is, when it is the same brief that was changed */
export async function showBrief(brief, { keep = false } = {}) {
  leaveBrief();
  const title = titleOf(brief);
  const words = brief.word_timings ?? [];
  const language = brief.request?.language ?? 'en';
  const laidOut = layOut(brief.sentences, brief.audioUrl ? words : []);
  const chapters = brief.chapters ?? [];
  const player = brief.audioUrl ? new Player(brief, chapters, title) : null;
  const controls = player ? largeControls(player) : null;
  const transcript = new Transcript(laidOut, words, language, player);
  const changes = await madeOf(brief, () => openBrief(brief.runId, { keep: true }));
  shown = { runId: brief.runId, player };

  const article = byId('brief');
  article.className = 'brief';
  article.dataset.run = brief.runId;
  article.setAttribute('aria-busy', 'false');
  article.dir = directionOf(language);
  article.replaceChildren(...[
    heading(brief), controls, originNote('audio', brief), shareRow(brief, title), stories(brief, chapters, player),
    part(player ? 'Read along' : 'Read', { id: 'words' }, originNote('script', brief), transcript.element),
    weekend(brief), make('div', { class: 'editing' }, changes, pictureIdeas(brief)),
  ].filter(Boolean));
  if (keep) byId('made-of').open = true;
  smallControls(player, controls);
  document.title = `${title} – Daily news brief`;
  document.dispatchEvent(new CustomEvent('brief-shown', { detail: brief }));
}

/** Reads a brief and shows it. */
export async function openBrief(runId, { move = false, keep = false } = {}) {
  const brief = await ask(briefPath(runId));
  await showBrief(brief, { keep });
  if (move) {
    byId('brief-title').focus({ preventScroll: true });
    byId('main').scrollIntoView({ block: 'start' });
  }
  announce('The brief is shown.');
  return brief;
}
