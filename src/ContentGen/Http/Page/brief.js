let shownRun = null;

function sectionHead(title, provenance) {
  const stale = provenance && provenance.ageSeconds > 60 ? `Made ${Math.round(provenance.ageSeconds / 60)} minutes before` : null;
  const reason = provenance && provenance.source !== 'live' ? [stale, provenance.reason].filter(Boolean).join('; ') : null;
  return make('div', { class: 'section-head' }, make('h3', {}, title), provenance ? sourceBadge(provenance.source) : null,
    reason ? make('p', { class: 'reason' }, reason) : null);
}

function part(title, provenance, ...content) {
  return make('section', { 'aria-label': title }, sectionHead(title, provenance), ...content);
}

function heading(brief) {
  const title = brief.news_items[0]?.title ?? 'A brief without stories';
  const meta = [day(brief.generatedAt), brief.audio ? clock(brief.audio.durationSeconds) + ' min' : null, `${brief.news_items.length} stories`].filter(Boolean).join(' · ');
  const whole = brief.emergency ? ['Emergency brief', 'bad'] : brief.status === 'PARTIAL' ? ['With fallbacks', 'warn'] : ['Complete', 'good'];
  return make('header', {},
    make('div', { class: 'meta' }, make('span', {}, meta), make('span', { class: 'badge', 'data-tone': whole[1] }, whole[0])),
    make('h2', { tabindex: '-1', id: 'brief-title' }, title), make('p', { class: 'why' }, brief.why));
}

/** The badge beside the title is the text's; the sound has one of its own where it differs from a live one. */
function soundNote(audio) {
  return !audio || audio.source === 'live' ? null
    : make('p', { class: 'sound' }, 'Audio ', sourceBadge(audio.source), audio.reason ? make('span', { class: 'reason' }, audio.reason) : null);
}

function listening(brief) {
  const words = brief.word_timings ?? [];
  const player = brief.audioUrl ? make('audio', { controls: true, preload: 'metadata', src: new URL(brief.audioUrl).pathname, 'aria-label': 'Brief, read aloud' }) : null;
  const base = `/api/briefs/${encodeURIComponent(brief.runId)}`;
  const links = player ? make('p', { class: 'player-links' }, make('a', { href: `${base}/audio`, download: `${brief.runId}.mp3` }, 'MP3'),
    make('a', { href: `${base}/transcript.vtt` }, 'Captions (VTT)'), make('a', { href: `${base}/transcript.srt` }, 'Captions (SRT)')) : null;
  const text = make('div', { class: 'script', lang: brief.request?.language ?? 'en' });
  if (player && words.length) new Karaoke(player, text, words, brief.sentences);
  else text.replaceChildren(...paragraphsOf(brief.sentences).map(group => make('p', {}, group.map(sentence => sentence.text).join(' '))));
  return part(player ? 'Listen and read' : 'Read', brief.sections.script, soundNote(brief.sections.audio), player, links, text);
}

function stories(brief) {
  const favorite = brief.agentOutputs.favoriteStory?.storyId;
  const items = brief.news_items.map(story => make('li', { class: story.id === favorite ? 'favorite' : null },
    make('h4', {}, link(story.url, story.title)),
    make('p', { class: 'byline' }, [story.source, story.category, story.id === favorite ? 'favorite' : null].filter(Boolean).join(' · ')),
    make('p', {}, story.summary)));
  return items.length ? part('Stories', brief.sections.news, make('ul', { class: 'stories' }, ...items)) : null;
}

function favorite(brief) {
  const choice = brief.agentOutputs.favoriteStory;
  return choice ? part('Favorite', brief.sections.favoriteStory, make('div', { class: 'choice' }, make('h4', {}, choice.title), make('p', {}, choice.reasoning))) : null;
}

function weekend(brief) {
  const tips = brief.agentOutputs.weekendRecommendations ?? [];
  return tips.length ? part('For the weekend', brief.sections.weekendRecommendations, make('ul', { class: 'tips' },
    ...tips.map(tip => make('li', {}, make('h4', {}, tip.title), make('p', {}, tip.description))))) : null;
}

function pictures(brief) {
  const ideas = brief.agentOutputs.mediaEnhancements ?? [];
  const titles = new Map(brief.news_items.map(story => [story.id, story.title]));
  return ideas.length ? part('Picture ideas', brief.sections.mediaEnhancements, make('ul', { class: 'rows' },
    ...ideas.map(idea => make('li', {}, make('span', {}, `${titles.get(idea.storyId) ?? ''}: `, make('span', { class: 'quiet' }, idea.searchTerms.join(', '))))))) : null;
}

const dollars = usd => new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', minimumFractionDigits: 2, maximumSignificantDigits: 2 }).format(usd);

function cost(brief) {
  const spent = brief.cost;
  if (!spent) return null;
  const bought = spent.inputTokens + spent.outputTokens + spent.characters > 0;
  const figure = (name, value, note) => make('div', {}, make('dt', {}, name), make('dd', {}, value, note ? make('small', {}, note) : null));
  const parts = spent.usd ? `${dollars(spent.modelUsd)} model, ${dollars(spent.speechUsd)} voice` : null;
  return part('What it cost', null, bought
    ? make('dl', { class: 'figures' }, figure('Estimate', spent.usd === null ? 'Price not known' : dollars(spent.usd), parts),
      figure('Tokens', (spent.inputTokens + spent.outputTokens).toLocaleString(), `${spent.inputTokens.toLocaleString()} read, ${spent.outputTokens.toLocaleString()} written`),
      figure('Voice', spent.characters.toLocaleString(), 'characters charged'))
    : make('p', { class: 'quiet' }, 'Nothing: no part of it was bought for this brief.'));
}

function showBrief(brief) {
  const article = byId('brief');
  article.querySelector('audio')?.pause();
  shownRun = brief.runId;
  article.setAttribute('aria-busy', 'false');
  article.replaceChildren(...(brief.runId
    ? [heading(brief), listening(brief), favorite(brief), stories(brief), weekend(brief), pictures(brief), cost(brief)].filter(Boolean)
    : [make('h2', { id: 'brief-title' }, 'No brief yet'), make('p', { class: 'why' }, 'Press “Make a brief”: six agents fetch, choose, write and speak the news in well under a minute.')]));
  for (const entry of document.querySelectorAll('.past')) mark(entry);
}

function mark(entry) {
  if (entry.dataset.run === shownRun) entry.setAttribute('aria-current', 'true'); else entry.removeAttribute('aria-current');
}

async function open(runId, move = false) {
  try {
    showBrief(await ask(`/api/briefs/${encodeURIComponent(runId)}`));
    announce('The brief is shown.');
    if (move) { byId('brief-title').focus(); byId('main').scrollIntoView({ block: 'start' }); }
  } catch (error) {
    tell(error.message);
  }
}

let older = null;

function pastEntry(brief) {
  const open_ = () => open(brief.runId, true);
  const note = [day(brief.generatedAt), brief.durationSeconds ? clock(brief.durationSeconds) + ' min' : 'no audio', brief.status === 'PARTIAL' ? 'with fallbacks' : null].filter(Boolean).join(' · ');
  const button = make('button', { class: 'past', type: 'button', 'data-run': brief.runId, on: { click: open_ } }, make('strong', {}, brief.title ?? 'Without stories'), make('small', {}, note));
  mark(button);
  return make('li', {}, button);
}

async function showPast(after = null) {
  const page = await ask(`/api/briefs?limit=8${after ? `&after=${encodeURIComponent(after)}` : ''}`);
  const entries = page.briefs.map(pastEntry);
  if (after) byId('past').append(...entries);
  else byId('past').replaceChildren(...(entries.length ? entries : [make('li', { class: 'quiet' }, 'None yet.')]));
  older = page.after;
  byId('more').hidden = !older;
}
