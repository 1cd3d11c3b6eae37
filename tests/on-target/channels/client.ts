/** Calls both ports of the server, and once more when it has stopped. */
import { fixed, type u32, u64 } from '@bulkhead/bare';
import { CallResult, printLine } from '@bulkhead/sdk';
import { callSum, callWords, type WordsReply, type WordsRequest } from './client.ports.ts';
import { Answer, Question } from './messages.ts';

const CALLS: u32 = 50;
const question = new Question();
const answer = new Answer();
const words: WordsRequest = fixed(5, 0n);
const reply: WordsReply = fixed(5, 0n);

/** An interrupt may end a call that the server has not seen: it is made again. */
function ask(): CallResult {
  let result = callSum(question, answer, 0n);
  while (result === CallResult.Interrupted) result = callSum(question, answer, 0n);
  return result;
}

function areRight(): boolean {
  for (let i: u32 = 0; i < CALLS; i++) {
    question.number = u64(i);
    question.left = i;
    question.right = 3 * i;
    if (ask() !== CallResult.Answered || answer.sum !== u64(5 * i)) return false;
  }
  return true;
}

export function main(): void {
  printLine(areRight() ? 'answers right' : 'WRONG ANSWER');
  for (let i: u32 = 0; i < words.length; i++) words[i] = u64(i);
  const isAnswered = callWords(words, reply, 0n) === CallResult.Answered;
  printLine(isAnswered && reply[4] === 104n ? 'words right' : 'WRONG WORDS');
  printLine(ask() === CallResult.PeerGone ? 'server gone' : 'SERVER THERE');
}
