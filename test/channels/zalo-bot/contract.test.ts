import { channelContract } from '../contract.js';
import { PERSON, zaloBot } from './rig.js';

for (const polling of ['consume', 'replay'] as const) {
  channelContract(`zalo-bot whose polled events are ${polling}d`, async () => {
    const { emulator, channel } = await zaloBot({}, { polling });
    const user = emulator.user(PERSON).isKnown();
    return {
      channel,
      address: PERSON,
      stranger: 'ffffffffffffffffffff',
      says: (text) => void user.says(text),
      visible: () => user.messages().length,
      lastText: () => user.messages().at(-1)?.text ?? '',
      loseNextAnswer: () => emulator.faults.failNext('sendMessage', 'reset_after'),
      delayNext: () => emulator.faults.failNext('sendMessage', 'too_many'),
      stop: () => emulator.stop(),
    };
  });
}
