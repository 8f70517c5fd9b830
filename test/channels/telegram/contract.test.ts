import { channelContract } from '../contract.js';
import { telegram } from './rig.js';

channelContract('telegram', async () => {
  const { emulator, channel } = await telegram();
  const user = emulator.user(7).isKnown();
  return {
    channel,
    address: '7',
    stranger: '8',
    says: (text) => void user.says(text),
    visible: () => user.messages().length,
    lastText: () => user.messages().at(-1)?.text ?? '',
    loseNextAnswer: () => emulator.faults.failNext('sendMessage', 'reset_after'),
    delayNext: () => emulator.faults.failNext('sendMessage', 'too_many', { retryAfterS: 3 }),
    stop: () => emulator.stop(),
  };
});
