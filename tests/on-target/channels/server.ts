/** Serves two ports: adds, and adds 100 to each word, after which it has done its work. */
import { fixed, type u32, u64 } from '@bulkhead/bare';
import { printLine, WaitResult, waitForCall } from '@bulkhead/sdk';
import { Answer, Question } from './messages.ts';
import {
  receiveSum,
  receiveWords,
  replySum,
  replyWords,
  type WordsReply,
  type WordsRequest,
} from './server.ports.ts';

const question = new Question();
const answer = new Answer();
const words: WordsRequest = fixed(5, 0n);
const reply: WordsReply = fixed(5, 0n);

class Work {
  isDone: boolean = false;
}
const work = new Work();

export function main(): void {
  // The wait after the last answer ends when the client asks once more.
  while (waitForCall() !== WaitResult.Refused) {
    if (work.isDone) break;
    if (receiveSum(question)) {
      answer.sum = question.number + u64(question.left) + u64(question.right);
      if (!replySum(answer)) printLine('NOBODY WAITS');
    }
    if (receiveWords(words)) {
      for (let i: u32 = 0; i < words.length; i++) reply[i] = words[i] + 100n;
      work.isDone = replyWords(reply);
    }
  }
}
