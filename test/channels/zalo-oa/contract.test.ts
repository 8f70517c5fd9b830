import { channelContract } from '../contract.js';
import { USER, zaloOa } from './rig.js';

channelContract('zalo-oa', async () => {
  const { emulator, channel, stop } = await zaloOa();
  const user = emulator.user(USER).lastActed(0);
  return {
    channel,
    address: USER,
    stranger: '9007199254740993008',
    says: (text) => void user.says(text),
    visible: () => user.messages().length,
    lastText: () => user.messages().at(-1)?.text ?? '',
    loseNextAnswer: () => emulator.faults.failNext('POST /v3.0/oa/message/cs', 'reset_after'),
    delayNext: () => emulator.faults.failNext('POST /v3.0/oa/message/cs', 'too_many'),
    stop,
  };
});
