/** Runs one transcript against the whole house and gives it back with what the bot said. */
import type { ChannelName, IncomingBody } from '../../src/channels/channel.js';
import type { Role } from '../../src/domain/people.js';
import { Chat, type Heard } from '../support/chat.js';
import { addMember } from '../support/members.js';
import type { BotStep, Step } from '../support/transcript.js';
import { type SampleUnit, seatAt, seedWorld, writeEvents } from '../support/world.js';

const CHANNELS: Readonly<Record<string, readonly [ChannelName, 'buttons' | 'words']>> = {
  web: ['web', 'buttons'],
  telegram: ['telegram', 'buttons'],
  'zalo oa': ['zalo-oa', 'buttons'],
  'không nút': ['console', 'words'],
  'zalo bot': ['zalo-bot', 'words'],
};

/** What is no text, as the channels name it. */
const NOT_TEXT: Readonly<Record<string, string>> = {
  '(tin thoại)': 'voice',
  '(nhãn dán)': 'sticker',
  '(vị trí)': 'location',
  '(danh thiếp)': 'contact',
  '(tin không hỗ trợ)': 'unsupported',
};

const SCREENS: readonly (readonly [RegExp, Role])[] = [
  [/^đầu mối (\w+(?:, \w+)*)$/, 'focal_point'],
  [/^thủ trưởng (\w+)$/, 'unit_head'],
  [/^chuyên viên(?: thứ hai)?$/, 'coordinator'],
  [/^thẩm định$/, 'reviewer'],
  [/^lãnh đạo$/, 'leader'],
];

export interface Played {
  readonly steps: readonly Step[];
  /** Every bubble with how many acts of people came before it. */
  readonly bubbles: readonly Heard[];
  readonly problems: readonly string[];
}

/** The channel a conversation is written for. */
export const channelOf = (script: readonly Step[]): string =>
  script.find((step) => step.kind === 'scene')?.settings.get('kênh') ?? 'web';

/**
 * `on` plays the same conversation on another channel: presses are then typed where there are no buttons. The store is
 * closed and opened again before every act, unless it is `keptOpen`.
 */
export async function play(
  script: readonly Step[],
  on?: keyof typeof CHANNELS,
  house: 'reopened' | 'keptOpen' = 'reopened',
): Promise<Played> {
  const [channel, style] = CHANNELS[on ?? channelOf(script)] ?? ['web', 'buttons'];
  const player = new Player(new Chat(channel, style), channel, style, house === 'keptOpen');
  try {
    await player.run(script);
    return { steps: player.steps, bubbles: player.chat.heard, problems: player.chat.problems };
  } finally {
    await player.chat.close();
    player.chat.remove();
  }
}

/** "H01 Sở mẫu A = city_unit, …" */
function sampleUnits(text: string): SampleUnit[] {
  return [...text.matchAll(/(\w+) ((\S+) [^=,]+) = (\w+)/g)].map(([, code = '', name = '', type = '', tier = '']) => ({
    code,
    name,
    type,
    tier,
  }));
}

class Player {
  readonly steps: Step[] = [];
  #screen = '';
  #seated = new Set<string>();
  #campaign = 'prtc';
  #code = '';
  #refs = 0;
  #lastRef: string | null = null;
  #lastPress: { address: string; id: string } | null = null;

  constructor(
    readonly chat: Chat,
    private readonly channel: ChannelName,
    private readonly style: 'buttons' | 'words',
    private readonly keptOpen: boolean,
  ) {}

  async run(script: readonly Step[]): Promise<void> {
    for (const step of script) {
      if (step.kind === 'bot') continue;
      this.steps.push(step);
      if (step.kind === 'scene') await this.#scene(step.settings);
      if (step.kind === 'screen') await this.#show(step.name);
      if (step.kind === 'person') await this.#speak(step.text, step.edit);
    }
  }

  get #address(): string {
    return this.#screen.replaceAll(/[ ,]+/g, '-');
  }

  async #scene(settings: ReadonlyMap<string, string>): Promise<void> {
    const time = settings.get('lúc');
    if (time !== undefined) this.chat.setTime(Date.parse(`${time.replace(' ', 'T')}:00+07:00`));
    this.#campaign = settings.get('phong trào') ?? this.#campaign;
    const years = settings.get('số liệu');
    if (years !== undefined) {
      await this.chat.open();
      const more = sampleUnits(settings.get('đơn vị mẫu') ?? '');
      await seedWorld(this.chat.house, years.split(', '), this.#campaign, more);
    }
    const approval = settings.get('duyệt');
    if (approval !== undefined) {
      const decided = { type: 'rule_decided', rule: 'approval', value: approval, document: null } as const;
      await writeEvents(this.chat.house, [{ ...decided, campaignId: 'prtc' }], this.chat.now());
    }
    if (settings.has('khởi động lại')) await this.chat.reopen();
    if (settings.has('nhắc việc')) {
      await this.chat.reopen();
      this.#said((await this.chat.remind()).filter((one) => one.address === this.#address || !this.#keep(one)));
    }
    if (settings.has('gửi thông báo')) {
      await this.chat.reopen();
      this.#said((await this.chat.announce()).filter((one) => one.address === this.#address || !this.#keep(one)));
    }
    const invited = settings.get('mã');
    if (invited !== undefined) this.#code = await addMember(this.chat.house, invited, this.chat.now(), this.#campaign);
    if (settings.has('gửi lại lần bấm cuối') && this.#lastPress !== null) {
      const { address, id } = this.#lastPress;
      this.#said(await this.chat.input(address, { kind: 'choice', choice: id }, null));
    }
  }

  /** What was told to this screen while we looked at another one is read first. */
  async #show(name: string): Promise<void> {
    this.#screen = name;
    const seat = `${this.#campaign} ${name}`;
    if (!this.#seated.has(seat)) {
      this.#seated.add(seat);
      for (const [pattern, role] of SCREENS) {
        const found = pattern.exec(name);
        if (found !== null)
          await seatAt(
            this.chat.house,
            `${this.channel}:${this.#address}`,
            role,
            found[1]?.split(', ') ?? [],
            this.#campaign,
          );
      }
    }
    this.#said(this.#unread.splice(0).filter((one) => one.address === this.#address || !this.#keep(one)));
  }

  readonly #unread: Heard[] = [];
  #keep(one: Heard): boolean {
    this.#unread.push(one);
    return true;
  }

  async #speak(typed: string, edit: boolean): Promise<void> {
    const text = typed.replaceAll('{mã}', this.#code);
    if (!this.keptOpen) await this.chat.reopen();
    const body = this.#body(text, edit);
    if (body.kind === 'text') this.#lastRef = `u${this.#refs++}`;
    const ref = body.kind === 'text' || body.kind === 'edit' ? this.#lastRef : null;
    const heard = await this.chat.input(this.#address, body, ref);
    for (const one of heard) {
      const code = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/.exec(one.text)?.[0];
      if (code !== undefined && !text.includes(code)) this.#code = code;
    }
    this.#said(heard.filter((one) => one.address === this.#address || !this.#keep(one)));
  }

  #body(text: string, edit: boolean): IncomingBody {
    if (edit) return { kind: 'edit', text, of: this.#lastRef ?? '' };
    const picture = /^\(ảnh\) (.+)$/.exec(text)?.[1];
    if (picture !== undefined) return { kind: 'file', file: { id: 'f', name: picture, size: null }, caption: '' };
    const what = NOT_TEXT[text];
    if (what !== undefined) return { kind: 'other', what };
    const label = /^\[(.+)\]$/.exec(text)?.[1];
    if (label === undefined) return { kind: 'text', text };
    if (this.style === 'words') return { kind: 'text', text: label };
    const shown = this.chat.heard.filter((one) => one.address === this.#address).toReversed();
    const id = shown.flatMap((one) => one.choices).find((choice) => choice.label === label)?.id;
    if (id === undefined) throw new Error(`${this.#screen} sees no button [${label}]`);
    this.#lastPress = { address: this.#address, id };
    return { kind: 'choice', choice: id };
  }

  #said(heard: readonly Heard[]): void {
    for (const one of heard) this.steps.push(botStep(one));
  }
}

export function botStep({ text, choices, file }: Pick<Heard, 'text' | 'choices' | 'file'>): BotStep {
  // The head of the audit chain is salted: it differs in every run.
  const steady = text.replaceAll(/([a-z_]+:\d+):[0-9a-f]{32}/g, '$1:…');
  const lines = [...(file === null ? [] : [`(gửi tệp) ${file.name}`]), ...steady.split('\n')];
  const buttons = choices.map((choice) => `[${choice.label}]`).join(' ');
  return { kind: 'bot', lines: buttons === '' ? lines : [...lines, buttons] };
}
