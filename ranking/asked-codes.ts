import type { Topic } from '@/detection/topic';

/**
 * The codes that the topic is about: those in the question itself, and those the reader added. A code that only
 * the article's opening mentions may belong to a side remark ("takes one CR2450").
 */
export function askedCodes({ question, lead, codes }: Topic): string[] {
  const [asked, told] = [question.toLowerCase(), lead.toLowerCase()];
  return codes.filter((code) => asked.includes(code.toLowerCase()) || !told.includes(code.toLowerCase()));
}
