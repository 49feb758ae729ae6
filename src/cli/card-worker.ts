import { parentPort, workerData } from 'node:worker_threads';
import { type CardAsk, cardMaker } from '../report/html/card.js';
import type { CardAnswer, CardQuestion, CardsSetup } from './cards.js';
import { makeExplainer } from './options.js';

const { packs, showFile } = workerData as CardsSetup;
const { explain } = await makeExplainer({ packs, made: {} });
const make = cardMaker(explain, showFile);

parentPort!.on('message', ([number, ask]: CardQuestion) => {
  const answer: CardAnswer = [number, make(JSON.parse(ask) as CardAsk)];
  parentPort!.postMessage(answer);
});
