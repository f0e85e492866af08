import { categories, usernameOf, type Forum, type ForumPost, type ForumTopic } from './discourse-forums';
import { defuseHtml, escapeHtml } from './words';

const style = `
:root{color-scheme:light;--accent:#0a6ebd}
*{box-sizing:border-box}
body{margin:0;font:16px/1.5 system-ui,sans-serif;color:#222;background:#fff}
header{position:sticky;top:0;background:#fff;border-bottom:1px solid #e3e3e3;padding:12px 24px;display:flex;gap:24px;align-items:center}
header a{font-weight:700;color:#222;text-decoration:none}
main{max-width:860px;margin:0 auto;padding:24px}
h1{font-size:1.7rem;line-height:1.25;margin:0 0 4px}
h1 a{color:inherit;text-decoration:none}
.tags{color:#777;font-size:.85rem;margin-bottom:20px}.tags span{background:#f1f1f1;padding:2px 8px;border-radius:10px;margin-right:6px}
.topic-body{border-top:1px solid #e6e6e6;padding:18px 0 8px;display:grid;grid-template-columns:52px 1fr;gap:14px}
.avatar{width:44px;height:44px;border-radius:50%;background:var(--accent);color:#fff;display:grid;place-items:center;font-weight:700;text-transform:uppercase}
.meta{display:flex;justify-content:space-between;color:#777;font-size:.9rem}.meta b{color:#222}
.solved{border-left:4px solid #2a9d5c;padding-left:14px;background:#f4fbf7}
.cooked{overflow-wrap:anywhere}.cooked pre{background:#f6f6f6;padding:10px;overflow:auto}.cooked td,.cooked th{border:1px solid #ddd;padding:4px 10px}.cooked table{border-collapse:collapse}
.likes{color:#c44;font-size:.9rem}
.topic-list{width:100%;border-collapse:collapse}.topic-list td{border-bottom:1px solid #eee;padding:10px 6px}.topic-list td:last-child{text-align:right;color:#777}
`;

/** The forum's front page: Discourse's marks, and its topics. */
export function forumHomePage(forum: Forum, base: string): string {
  const rows = forum.topics.map(
    (topic) =>
      `<tr class="topic-list-item"><td><a href="${base}/t/${topic.slug}/${topic.id}" class="title raw-link">${escapeHtml(topic.title)}</a></td><td>${topic.posts.length - 1} replies</td></tr>`,
  );
  return page(
    forum,
    base,
    forum.title,
    '',
    `<h1>${escapeHtml(forum.title)}</h1><p>${escapeHtml(forum.description)}</p><table class="topic-list">${rows.join('')}</table>`,
  );
}

/** A topic as Discourse renders it for readers without scripts, with its JSON-LD. */
export function topicPage(forum: Forum, topic: ForumTopic, base: string): string {
  const posts = topic.posts.filter((post) => post.type === 1).map(postSection);
  const category = categories.find((known) => known.id === topic.categoryId)?.name ?? '';
  const tags = topic.tags.map((tag) => `<span>${escapeHtml(tag)}</span>`).join('');
  const body = `<h1><a href="${base}/t/${topic.slug}/${topic.id}" class="fancy-title">${escapeHtml(topic.title)}</a></h1><div class="tags"><span>${category}</span>${tags}</div>${posts.join('')}`;
  return page(forum, base, `${topic.title} - ${forum.title}`, structuredData(forum, topic, base), body);
}

function postSection(post: ForumPost): string {
  const name = post.author ?? 'system';
  return `<div class="topic-body crawler-post${post.isAccepted ? ' solved' : ''}" id="post_${post.number}"><div class="avatar" aria-hidden="true">${escapeHtml(name[0] ?? '?')}</div><div><div class="meta crawler-post-meta"><b class="creator">${escapeHtml(usernameOf(name))}</b><time datetime="${new Date(post.at).toISOString()}">${new Date(post.at).toISOString().slice(0, 10)}</time></div><div class="post cooked">${defuseHtml(post.cooked)}</div><div class="likes">${post.likes > 0 ? `♥ ${post.likes}` : ''}</div></div></div>`;
}

function structuredData(forum: Forum, topic: ForumTopic, base: string): string {
  const [opening] = topic.posts;
  const accepted = topic.posts.find((post) => post.isAccepted);
  const url = `https://${forum.host}${base}/t/${topic.slug}/${topic.id}`;
  if (!opening) return '';
  const data = accepted ? qaPage(topic, opening, accepted, url) : forumPosting(topic, opening, url);
  return `<script type="application/ld+json">${JSON.stringify({ '@context': 'http://schema.org', ...data }).replaceAll('<', '\\u003c')}</script>`;
}

/** Solved's markup: it counts the accepted answer only. */
function qaPage(topic: ForumTopic, opening: ForumPost, accepted: ForumPost, url: string): object {
  return {
    '@type': 'QAPage',
    name: topic.title,
    mainEntity: {
      '@type': 'Question',
      name: topic.title,
      text: opening.text,
      upvoteCount: opening.likes,
      answerCount: 1,
      datePublished: new Date(opening.at).toISOString(),
      author: person(opening),
      acceptedAnswer: {
        '@type': 'Answer',
        text: accepted.text,
        upvoteCount: accepted.likes,
        datePublished: new Date(accepted.at).toISOString(),
        url: `${url}/${accepted.number}`,
        author: person(accepted),
      },
    },
  };
}

function forumPosting(topic: ForumTopic, opening: ForumPost, url: string): object {
  return {
    '@type': 'DiscussionForumPosting',
    '@id': url,
    url,
    headline: topic.title,
    articleSection: categories.find((known) => known.id === topic.categoryId)?.name,
    keywords: topic.tags.join(', '),
    text: opening.text,
    datePublished: new Date(opening.at).toISOString(),
    author: person(opening),
    interactionStatistic: [
      {
        '@type': 'InteractionCounter',
        interactionType: 'https://schema.org/LikeAction',
        userInteractionCount: opening.likes,
      },
      {
        '@type': 'InteractionCounter',
        interactionType: 'https://schema.org/CommentAction',
        userInteractionCount: topic.posts.length - 1,
      },
    ],
    comment: topic.posts.slice(1).map((post) => ({
      '@type': 'Comment',
      text: post.text,
      datePublished: new Date(post.at).toISOString(),
      url: `${url}/${post.number}`,
      author: person(post),
    })),
  };
}

function person(post: ForumPost): object {
  return { '@type': 'Person', name: post.author === null ? 'system' : usernameOf(post.author) };
}

function page(forum: Forum, base: string, title: string, head: string, body: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${escapeHtml(title)}</title>
<meta name="description" content="${escapeHtml(forum.description)}">
<meta name="generator" content="Discourse ${forum.version} - https://github.com/discourse/discourse version 0f3c1b2a9d8e7f605142330a1b2c3d4e5f607182">
<meta name="viewport" content="width=device-width, initial-scale=1.0">
<meta name="discourse-base-uri" content="${base}">
<meta id="data-discourse-setup" data-base-uri="${base}" data-base-url="https://${forum.host}" data-default-locale="en">
<meta property="og:site_name" content="${escapeHtml(forum.title)}">
<style>${style}</style>
${head}
</head>
<body class="crawler">
<header><a href="${base}/">${escapeHtml(forum.title)}</a></header>
<main id="main-outlet" class="wrap">${body}</main>
</body>
</html>`;
}
