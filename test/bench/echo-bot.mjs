// The measure everything is compared with: a bare Telegraf bot that keeps nothing.
import { Telegraf } from 'telegraf';

const bot = new Telegraf(process.env.TELEGRAM_BOT_TOKEN, { telegram: { apiRoot: process.env.TELEGRAM_API_ROOT } });
bot.on('text', (ctx) => ctx.reply(ctx.message.text));
process.on('SIGTERM', () => process.exit(0));
await bot.launch();
