/** Which file answers which command; each is read only when its command is called, so that every start is quick. */
import type { CliCommandName } from '../commands.js';
import type { Handler } from './call.js';

export const HANDLERS: Readonly<Record<CliCommandName, () => Promise<Handler>>> = {
  campaign_list: async () => (await import('./campaign.js')).list,
  campaign_show: async () => (await import('./campaign.js')).show,
  campaign_check: async () => (await import('./campaign.js')).check,
  campaign_load: async () => (await import('./campaign.js')).load,
  units_import: async () => (await import('./imports.js')).units,
  invite: async () => (await import('./people.js')).invite,
  people_list: async () => (await import('./people.js')).list,
  people_lock: async () => (await import('./people.js')).lock,
  people_unlock: async () => (await import('./people.js')).unlock,
  people_remove: async () => (await import('./people.js')).remove,
  people_replace: async () => (await import('./people.js')).replace,
  privacy_list: async () => (await import('./privacy.js')).list,
  privacy_done: async () => (await import('./privacy.js')).done,
  privacy_erase: async () => (await import('./privacy.js')).erase,
  people_confirm: async () => (await import('./people.js')).confirm,
  figures_import: async () => (await import('./imports.js')).figures,
  figures_enter: async () => (await import('./enter.js')).enter,
  reported: async () => (await import('./people.js')).reported,
  ask: async () => (await import('./ask.js')).ask,
  read_reply: async () => (await import('./read-reply.js')).readReplyCommand,
  audit_verify: async () => (await import('./machine.js')).auditVerify,
  backup: async () => (await import('./machine.js')).backup,
  restore: async () => (await import('./machine.js')).restore,
  doctor: async () => (await import('./machine.js')).doctor,
};

/** Every option there is: the same name means the same everywhere. */
export const OPTIONS = {
  json: { type: 'boolean' },
  stdin: { type: 'boolean' },
  lang: { type: 'string' },
  campaign: { type: 'string' },
  through: { type: 'string' },
  document: { type: 'string' },
  role: { type: 'string' },
  unit: { type: 'string' },
  name: { type: 'string' },
  printed: { type: 'boolean' },
  qr: { type: 'string' },
  phone: { type: 'boolean' },
  preview: { type: 'boolean' },
  period: { type: 'string' },
  received: { type: 'string' },
  field: { type: 'string' },
  as: { type: 'string' },
  now: { type: 'string' },
  expect: { type: 'string' },
  note: { type: 'string' },
} as const;
