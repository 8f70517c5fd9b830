/**
 * What must never be written is taken out before the first INSERT: a message that carries secret material is kept as
 * its kind alone, an invitation code as its hash; of a group nothing but that it asked for help. Pure.
 */
import type { Incoming, IncomingBody } from '../channels/channel.js';
import { invitationCodeIn, phoneCodeIn } from '../language/codes.js';
import { carriesSecret } from '../language/secret.js';
import { asksForHelp } from '../language/signs.js';

const SECRET: IncomingBody = { kind: 'other', what: 'secret' };

/** The item as it may be written; null when it may not be at all. */
export function createScreen(hash: (code: string) => string): (item: Incoming) => Incoming | null {
  const joining = (code: string): IncomingBody => ({ kind: 'start', payload: `hash:${hash(code)}` });

  function screened(body: IncomingBody): IncomingBody | null {
    switch (body.kind) {
      case 'text': {
        if (carriesSecret(body.text)) return SECRET;
        const code = invitationCodeIn(body.text) ?? phoneCodeIn(body.text);
        return code === null ? body : joining(code);
      }
      case 'edit':
        return carriesSecret(body.text) ? SECRET : body;
      case 'file':
        return carriesSecret(body.file.name) || carriesSecret(body.caption) ? SECRET : body;
      case 'start': {
        const code = invitationCodeIn(body.payload);
        return code === null ? { kind: 'start', payload: '' } : joining(code);
      }
      case 'group':
        return asksForHelp(body.text) ? { kind: 'group', text: '' } : null;
      case 'choice':
      case 'signal':
      case 'gone':
      case 'back':
      case 'other':
        return body;
      default:
        return body satisfies never;
    }
  }

  return (item) => {
    const body = screened(item.body);
    if (body === null) return null;
    return body === item.body ? item : { ...item, body };
  };
}
