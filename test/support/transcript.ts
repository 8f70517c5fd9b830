/** Reads a conversation written as Markdown, and writes it back with what the bot said. */

export interface SceneStep {
  readonly kind: 'scene';
  readonly settings: ReadonlyMap<string, string>;
}
export interface ScreenStep {
  readonly kind: 'screen';
  readonly name: string;
}
export interface PersonStep {
  readonly kind: 'person';
  readonly text: string;
  /** Edits the last message typed instead of sending a new one. */
  readonly edit: boolean;
}
/** One bubble: its lines, buttons on the last. */
export interface BotStep {
  readonly kind: 'bot';
  readonly lines: readonly string[];
}
export interface TitleStep {
  readonly kind: 'title';
  readonly text: string;
}
export type Step = SceneStep | ScreenStep | PersonStep | BotStep | TitleStep;

function scene(line: string): SceneStep {
  const inside = line.replace(/^\*\(/, '').replace(/\)\*$/, '');
  const settings = inside.split(' · ').map((part): [string, string] => {
    const [key = '', ...rest] = part.split(': ');
    return [key.trim(), rest.join(': ').trim()];
  });
  return { kind: 'scene', settings: new Map(settings) };
}

export function readTranscript(text: string): Step[] {
  const steps: Step[] = [];
  let bot: string[] | null = null;
  const endBot = (): void => {
    if (bot === null) return;
    while (bot.at(-1) === '') bot.pop();
    steps.push({ kind: 'bot', lines: bot });
    bot = null;
  };
  for (const raw of text.split('\n')) {
    const line = raw.trimEnd();
    const starts = /^(# |## Màn hình: |\*\(|Người dùng(?: \(sửa tin\))?: |Bot: )/.exec(line)?.[1];
    if (starts === undefined) {
      if (bot !== null) (bot as string[]).push(line);
      continue;
    }
    endBot();
    const rest = line.slice(starts.length);
    if (starts === '# ') steps.push({ kind: 'title', text: rest });
    else if (starts === '*(') steps.push(scene(line));
    else if (starts === 'Bot: ') bot = [rest];
    else if (starts.startsWith('## ')) steps.push({ kind: 'screen', name: rest });
    else steps.push({ kind: 'person', text: rest, edit: starts.includes('sửa tin') });
  }
  endBot();
  return steps;
}

export function writeTranscript(steps: readonly Step[]): string {
  const parts = steps.map((step) => {
    switch (step.kind) {
      case 'title':
        return `# ${step.text}`;
      case 'scene':
        return `*(${[...step.settings].map(([key, value]) => (value === '' ? key : `${key}: ${value}`)).join(' · ')})*`;
      case 'screen':
        return `## Màn hình: ${step.name}`;
      case 'person':
        return `Người dùng${step.edit ? ' (sửa tin)' : ''}: ${step.text}`;
      case 'bot':
        return `Bot: ${step.lines.map((line, i) => (i < step.lines.length - 1 && line !== '' && step.lines[i + 1] !== '' ? `${line}  ` : line)).join('\n')}`;
      default:
        return step satisfies never;
    }
  });
  return `${parts.join('\n\n')}\n`;
}
