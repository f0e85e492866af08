import { numberOf } from './names';
import { htmlReply, redirectReply, type SampleReply, type SampleRequest } from './reply';
import type { PostedAnswer, PostedQuestion, StackExchangeSite } from './stack-exchange-sites';
import { defuseHtml, escapeHtml, plainText, slugOf } from './words';

const style = `
*{box-sizing:border-box}body{margin:0;font:15px/1.5 system-ui,sans-serif;color:#232629}
.s-topbar{border-top:3px solid #2eace3;border-bottom:1px solid #ddd;padding:12px 24px;font-weight:700}.s-topbar a{color:inherit;text-decoration:none}
.container{max-width:980px;margin:0 auto;padding:24px}h1 a{color:inherit;text-decoration:none}h1{font-weight:400;font-size:1.7rem;margin:0 0 8px}
.post-layout{display:grid;grid-template-columns:60px 1fr;gap:12px;padding:16px 0;border-bottom:1px solid #e3e6e8}
.js-vote-count{font-size:1.3rem;text-align:center;color:#6a737c}.accepted-answer .js-vote-count::after{content:"✓";display:block;color:#2f6f44;font-size:2rem}
.s-prose{overflow-wrap:anywhere}.s-prose pre{background:#f6f6f6;padding:12px;overflow:auto}.s-prose td,.s-prose th{border:1px solid #d6d9dc;padding:4px 10px}
.post-tag{background:#e1ecf4;color:#39739d;padding:2px 6px;border-radius:3px;font-size:12px;margin-right:4px}
.user-info{margin-left:auto;width:200px;background:#f1f2f3;padding:8px;font-size:12px}.d-none{display:none}
`;

/** The pages of one site, for people: question pages with QAPage microdata, and a front page. */
export function stackExchangePages(site: StackExchangeSite): (request: SampleRequest) => SampleReply {
  return ({ url, door }) => {
    const id = Number(/^\/(?:q|questions)\/(\d{1,9})/.exec(url.pathname)?.[1] ?? 0);
    const answerId = Number(/^\/a\/(\d{1,9})/.exec(url.pathname)?.[1] ?? 0);
    const question = site.questions.find(
      (row) => row.id === id || row.posted.some((answer) => answer.id === answerId),
    );
    if (question && answerId > 0)
      return redirectReply(`${door}${new URL(question.link).pathname}#${answerId}`);
    if (question) return htmlReply(questionPage(site, question, door));
    if (url.pathname === '/' || url.pathname === '/search') return htmlReply(frontPage(site, door));
    return htmlReply(page(site, door, 'Page not found', '<h1>Page not found</h1>'), 404);
  };
}

function frontPage(site: StackExchangeSite, door: string): string {
  const rows = site.questions.map(
    (question) =>
      `<p><a href="${door}${new URL(question.link).pathname}">${escapeHtml(question.title)}</a></p>`,
  );
  return page(site, door, `Newest questions - ${site.name}`, `<h1>Newest questions</h1>${rows.join('')}`);
}

function questionPage(site: StackExchangeSite, question: PostedQuestion, door: string): string {
  const tags = question.tags.map(
    (tag) =>
      `<a class="post-tag" rel="tag" href="${door}/questions/tagged/${encodeURIComponent(tag)}">${escapeHtml(tag)}</a>`,
  );
  const body = `<div itemprop="mainEntity" itemscope itemtype="https://schema.org/Question">
<div id="question-header"><h1 itemprop="name" class="fs-headline1"><a class="question-hyperlink" href="${door}${new URL(question.link).pathname}">${escapeHtml(question.title)}</a></h1></div>
<div>Asked <time itemprop="dateCreated" datetime="${isoTime(question.at)}">${isoTime(question.at).slice(0, 10)}</time></div>
<div id="mainbar"><div class="question" id="question" data-questionid="${question.id}"><div class="post-layout">
<div class="votecell"><div class="js-vote-count" itemprop="upvoteCount" data-value="${question.agreement}">${question.agreement}</div></div>
<div class="postcell"><div class="s-prose js-post-body" itemprop="text">${defuseHtml(question.body)}</div><p>${tags.join('')}</p>${shareLink('q', question.id, door)}${userInfo(question.asker, site)}</div>
</div></div>
<div id="answers"><h2>${question.posted.length} Answers</h2><span class="d-none" itemprop="answerCount">${question.posted.length}</span>
${question.posted.map((answer) => answerSection(site, answer, door)).join('\n')}
</div></div></div>`;
  return page(site, door, `${question.title} - ${site.name}`, body, plainText(question.body).slice(0, 200));
}

function answerSection(site: StackExchangeSite, answer: PostedAnswer, door: string): string {
  const role = answer.isAccepted ? 'acceptedAnswer' : 'suggestedAnswer';
  return `<div id="answer-${answer.id}" class="answer${answer.isAccepted ? ' accepted-answer' : ''}" data-answerid="${answer.id}" data-score="${answer.agreement}" itemprop="${role}" itemscope itemtype="https://schema.org/Answer"><div class="post-layout">
<div class="votecell"><div class="js-vote-count" itemprop="upvoteCount" data-value="${answer.agreement}">${answer.agreement}</div></div>
<div class="answercell"><div class="s-prose js-post-body" itemprop="text">${defuseHtml(answer.body)}</div><time itemprop="dateCreated" datetime="${isoTime(answer.at)}"></time>${shareLink('a', answer.id, door)}${userInfo(answer.author, site)}</div>
</div></div>`;
}

function shareLink(kind: 'q' | 'a', id: number, door: string): string {
  return `<a href="${door}/${kind}/${id}" rel="nofollow" itemprop="url" class="js-share-link">Share</a>`;
}

function userInfo(name: string | null, site: StackExchangeSite): string {
  const shown = escapeHtml(name ?? 'user48151');
  const link =
    name === null
      ? shown
      : `<a href="https://${site.host}/users/${numberOf(name, 99_999)}/${slugOf(name)}">${shown}</a>`;
  return `<div class="user-info"><div class="user-details" itemprop="author" itemscope itemtype="http://schema.org/Person">${link}<span class="d-none" itemprop="name">${shown}</span></div></div>`;
}

function isoTime(at: number): string {
  return new Date(at * 1000).toISOString().slice(0, 19);
}

function page(site: StackExchangeSite, door: string, title: string, body: string, description = ''): string {
  return `<!DOCTYPE html>
<html itemscope itemtype="https://schema.org/QAPage" class="html__responsive" lang="en">
<head>
<meta charset="utf-8">
<title>${escapeHtml(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1.0">
<meta property="og:type" content="website">
<meta property="og:site_name" content="${escapeHtml(site.name)}">
<meta name="twitter:title" property="og:title" itemprop="name" content="${escapeHtml(title)}">
<meta name="twitter:description" property="og:description" itemprop="description" content="${escapeHtml(description)}">
<style>${style}</style>
</head>
<body class="question-page unified-theme">
<header class="s-topbar"><a href="${door}/">${escapeHtml(site.name)}</a></header>
<div class="container"><div id="content">${body}</div></div>
</body>
</html>`;
}
