/** The one sound of the page, and what listens to it: the controls, the words, the cards. */
import { addressOf } from './api.js';
import { make } from './dom.js';
import { device } from './memory.js';
import { lastBegun } from './score.js';

export const speeds = [0.75, 1, 1.25, 1.5, 1.75, 2];
export const skipSeconds = 15;

// Whoever left within the last seconds has heard it.
const nearlyOver = 5;

export class Player extends EventTarget {
  /** @param brief with the address of its sound; its chapters, in order. */
  constructor(brief, chapters, title) {
    super();
    this.runId = brief.runId;
    this.title = title;
    this.chapters = chapters;
    this.length = brief.audio?.durationSeconds ?? 0;
    this.download = addressOf(brief.audioUrl);
    this.sound = make('audio', { preload: 'metadata', src: this.download });
    this.sound.playbackRate = this.sound.defaultPlaybackRate = device.read('speed') ?? 1;
    for (const name of ['timeupdate', 'seeked', 'play', 'pause', 'ended', 'ratechange', 'loadedmetadata']) {
      this.sound.addEventListener(name, () => this.changed());
    }
    this.sound.addEventListener('play', () => { this.started = true; this.run(); });
    this.sound.addEventListener('pause', () => this.remember());
    this.sound.addEventListener('error', () => this.dispatchEvent(new Event('broken')));
    this.resume();
    this.controlFromOutside();
  }

  get time() { return this.sound.currentTime; }
  get duration() { return Number.isFinite(this.sound.duration) ? this.sound.duration : this.length; }
  get playing() { return !this.sound.paused && !this.sound.ended; }
  get speed() { return this.sound.playbackRate; }
  get chapter() { return this.chapters[Math.max(0, lastBegun(this.chapters, this.time + 0.01))] ?? null; }

  play() { this.sound.play().catch(() => {}); }
  pause() { this.sound.pause(); }
  toggle() { if (this.playing) this.pause(); else this.play(); }

  seek(time) {
    this.sound.currentTime = Math.min(Math.max(0, time), Math.max(0, this.duration - 0.05));
    this.changed();
  }

  skip(seconds) { this.seek(this.time + seconds); }

  setSpeed(speed) {
    this.sound.playbackRate = this.sound.defaultPlaybackRate = speed;
    device.write('speed', speed);
  }

  /** To a story, and on from there. */
  playChapter(chapter) {
    this.seek(chapter.start + 0.01);
    this.play();
  }

  /** As players do: back is to this story's beginning first, then to the one before. */
  stepChapter(by) {
    const at = this.chapters.indexOf(this.chapter);
    const restart = by < 0 && this.time - this.chapters[at].start > 3;
    const next = this.chapters[Math.max(0, restart ? at : at + by)];
    if (next) this.seek(next.start + 0.01);
  }

  close() {
    this.remember();
    this.sound.pause();
    this.sound.removeAttribute('src');
    this.sound.load();
  }

  changed() { this.dispatchEvent(new Event('change')); }

  // Words change faster than the sound reports its time.
  run() {
    if (!this.playing || !this.sound.isConnected) return;
    this.dispatchEvent(new Event('frame'));
    requestAnimationFrame(() => this.run());
  }

  remember() {
    if (!this.started) return;
    const over = this.sound.ended || this.time > this.duration - nearlyOver;
    device.write('place', over ? null : { runId: this.runId, time: this.time });
  }

  resume() {
    const place = device.read('place');
    if (place?.runId === this.runId && place.time > 1) this.sound.currentTime = place.time;
  }

  // Keys on the keyboard, headphones and lock screens.
  controlFromOutside() {
    const session = navigator.mediaSession;
    if (!session) return;
    const actions = {
      play: () => this.play(),
      pause: () => this.pause(),
      seekbackward: () => this.skip(-skipSeconds),
      seekforward: () => this.skip(skipSeconds),
      previoustrack: () => this.stepChapter(-1),
      nexttrack: () => this.stepChapter(1),
      seekto: details => this.seek(details.seekTime),
    };
    for (const [name, action] of Object.entries(actions)) {
      try {
        session.setActionHandler(name, action);
      } catch {
        // A browser that does not know the action.
      }
    }
    session.metadata = new MediaMetadata({
      title: this.title, artist: 'Daily news brief', artwork: [{ src: '/api/cover.png', sizes: '1400x1400', type: 'image/png' }],
    });
  }
}
