/** The script on the page. Each word is marked while it is spoken; a click on it, or Enter on the marked one, plays from there. */
import { make } from './dom.js';
import { lastBegun, paragraphsOf } from './score.js';
import { directionOf, gapAfter } from './words.js';

function speakerName(sentence, before) {
  return sentence.speaker && sentence.speaker !== before?.speaker ? make('b', { class: 'speaker', translate: 'no' }, sentence.speaker) : null;
}

/** Paragraphs of sentences; `word` makes the element of a spoken word. */
function paragraphs(sentences, word) {
  let before = null;
  return paragraphsOf(sentences).map(group => make('p', { 'data-story': group.find(sentence => sentence.storyIds.length)?.storyIds[0] ?? null },
    group.flatMap(sentence => {
      const parts = [speakerName(sentence, before), ...(sentence.pieces ?? [{ text: sentence.text, word: null }])
        .map(piece => piece.word === null ? piece.text : word(piece)), gapAfter(sentence.text)];
      before = sentence;
      return parts.filter(part => part !== null);
    })));
}

const still = matchMedia('(prefers-reduced-motion: reduce)');

export class Transcript {
  constructor(sentences, words, language, player) {
    this.player = player;
    this.words = words;
    this.current = -1;
    this.spans = [];
    this.element = make('div', { class: 'script', lang: language, dir: directionOf(language) });
    this.element.append(...paragraphs(sentences, piece => {
      this.spans[piece.word] = make('span', { class: 'word', 'data-index': piece.word }, piece.text);
      return this.spans[piece.word];
    }));
    // It scrolls, and so must be reached without pointing.
    this.element.tabIndex = 0;
    this.element.setAttribute('role', 'group');
    this.element.setAttribute('aria-label', 'Script');
    if (player && this.spans.length) this.follow();
  }

  follow() {
    this.element.setAttribute('aria-label', 'Script. Arrow keys move from word to word, Enter plays from there.');
    this.element.addEventListener('click', event => this.playFrom(event.target.closest('.word')));
    this.element.addEventListener('keydown', event => this.key(event));
    for (const name of ['change', 'frame']) this.player.addEventListener(name, () => this.tick());
  }

  playFrom(span) {
    if (!span) return;
    this.player.seek(this.words[Number(span.dataset.index)].start + 0.001);
    this.tick();
    this.player.play();
  }

  key(event) {
    const rtl = this.element.dir === 'rtl' ? -1 : 1;
    const step = { ArrowRight: rtl, ArrowLeft: -rtl }[event.key];
    if (step) {
      event.preventDefault();
      this.mark(Math.min(this.spans.length - 1, Math.max(0, this.current + step)));
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (event.key === ' ' && this.player.playing) this.player.pause();
      else this.playFrom(this.spans[Math.max(0, this.current)]);
    }
  }

  tick() {
    const now = this.player.time;
    if (now === this.seen) return;
    this.seen = now;
    const word = lastBegun(this.words, now);
    if (word >= 0 && now < this.words[word].end) this.mark(word);
  }

  mark(index) {
    if (index === this.current || !this.spans[index]) return;
    this.spans[this.current]?.removeAttribute('aria-current');
    this.spans[index].setAttribute('aria-current', 'true');
    this.current = index;
    this.keepInSight(this.spans[index]);
  }

  // Scrolls the script in its own box, never the page.
  keepInSight(span) {
    const box = this.element;
    if (box.scrollHeight <= box.clientHeight) return;
    const place = span.offsetTop - box.offsetTop;
    if (place > box.scrollTop + 24 && place < box.scrollTop + box.clientHeight - 72) return;
    box.scrollTo({ top: place - box.clientHeight / 3, behavior: still.matches ? 'auto' : 'smooth' });
  }
}
