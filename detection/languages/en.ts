import type { LanguageWords } from './language-words';

export const en: LanguageWords = {
  language: 'en',
  help: 'help, help center, help centre, help centers, help desk, helpdesk, help pages, help page, help topics, help articles, help and support, help hub, help portal, support, supports, support center, support centre, support portal, support home, support articles, support hub, support site, customer support, technical support, tech support, product support, service and support, customer service, customer services, customer care, customer help, member services, guest services, service desk, faq, faqs, f a q, frequently asked questions, frequent questions, common questions, questions and answers, q a, knowledge base, knowledgebase, knowledge center, knowledge centre, knowledge article, knowledge articles, kb, kb article, troubleshooting, troubleshoot, troubleshooter, self service, get help, get support, need help, assistance, answer center, known issues, known issue, how tos',
  guide:
    'manual, manuals, guide, guides, instructions, how to, tutorial, tutorials, getting started, get started, quick start, documentation, docs, tips, set up, setup',
  contact:
    'contact, contacts, contact us, contacting us, contact form, contact information, contact info, contact details, contact support, contact customer service, contact customer support, contact sales, how to contact us, get in touch, getting in touch, reach us, reach out, write to us, write us, talk to us, email us, e mail us, send us a message, send a message, leave us a message, drop us a line, call us, customer feedback, feedback, feedback form, send feedback, enquiry, enquiries, inquiry, inquiries, enquiry form, inquiry form, ask a question, ask us, request a callback, contactus, callback, call back',
  ticket:
    'submit a request, submit request, open a case, new case, create a case, create case, raise a request, support request, support ticket, new support ticket, ticket, my tickets, my requests, new request, file a complaint, make a complaint, complaint form, complaints, report a problem, report an issue, report a bug',
  greeting:
    'how can we help, how may we help, how can i help, how can we assist, how may we assist, can we help you, what can we help, what do you need help with, search for help, search for answers, here to help, what s your question, got a question, welcome to support, find answers',
  helpful:
    'helpful, was this, did this help, did this answer, did this solve, useful, answer your question, solve your problem, solve your issue, rate this article',
  results:
    'search results, results for, search result, no results, your search for, we found, results found, matches for',
  asks: 'how, why, what, where, when, which, who, can i, do i, is there, is it, i can t, i cannot, my, unable to, not working, i forgot, i have, does, are, will, should i',
  community:
    'community, communities, forum, forums, discussion, discussions, message board, message boards, user group, help community, support community, community support, support forum, support forums, community help',
  error: 'error, failed, cannot, can t, unable, denied, invalid, not found',
  otherHelp:
    'support group, support groups, peer support, emotional support, child support, spousal support, income support, crisis support, mental health support, mutual aid, first aid, financial aid, humanitarian aid, legal aid, student support services, family support, carer support, price support, support for ukraine, help for ukraine, life support, decision support, self help, helping hands, in support of, with support from, supported by, support act, homework help, help wanted, help others, community service, support vector, write my essay, customer support software, help desk software, helpdesk software, support software, customer service software, customer care software, knowledge base software, help center software, live chat software, support platform, customer support platform, customer service platform, customer support solution, customer support tool, customer support tools, customer service solution, help desk solution, customer support outsourcing, customer support services, it support services, it support company, managed it support, support services',
  donate:
    'donate, donation, donations, donating, fundraising, fundraiser, sponsor, sponsors, sponsorship, support us, support our work, support our mission, support this project, support the project, support development, support the developer, support me, help us, help us grow, ways to give, give now, give today, patreon, buy me a coffee, become a member, become a patron, become a supporter, our supporters, ways to support, how to help, volunteer, volunteering, contribute, contributing, crowdfunding, tip jar',
  jobs: 'careers, career, jobs, job, vacancy, vacancies, hiring, open positions, open position, join our team, join us, work with us, work for us, support engineer, support specialist, support agent, support representative, support manager, support analyst, support technician, customer service representative, customer service manager, customer support specialist, customer success manager, internship, recruitment, apply now, employment, customer support agent, customer support engineer, customer support manager, customer support representative, customer support associate, customer support advisor, customer service agent, customer service associate, customer service advisor, customer service specialist, technical support engineer, technical support specialist, technical support agent, tech support specialist, product support engineer, help desk technician, help desk analyst, it support technician',
  politics:
    'senator, senate, congressman, congresswoman, congress, house of representatives, member of parliament, councillor, councilman, councilwoman, governor, mayor, election, elections, campaign for, candidate for, candidates for, constituent, constituents, vote for',
  press:
    'press, press contact, press contacts, media contact, media contacts, media kit, newsroom, news, blog, blogs, podcast, podcasts, editorial, opinion, magazine, case study, case studies, customer story, customer stories, webinar, webinars, whitepaper, press release, press releases, news release',
  developers:
    'api, apis, developer, developers, developer docs, developer documentation, sdk, github, changelog, release notes, docusaurus, sphinx, mkdocs, javadoc, doxygen, reference manual, open source, source code, npm, library reference, contributing guide, readme, pull request, pull requests, repository, webhooks, endpoint, endpoints, class reference, command line, api reference, api documentation, api docs, developer portal, developer guide, developer reference, sdk reference',
  login:
    'log in, login, log on, logon, sign in, signin, sign up, signup, sign on, register, registration, create account, create an account, create your account, forgot password, forgot your password, reset password, reset your password, password recovery, password reset, recover your account',
  legal:
    'privacy, terms, conditions of use, policy, policies, cookie, cookies, legal, imprint, guidelines, community guidelines, disclaimer, eula, data protection, accessibility statement, acceptable use, agreement, code of conduct, copyright, dmca, gdpr, vulnerability disclosure, responsible disclosure, bug bounty, privacy policy, privacy notice, privacy statement, terms of use, terms of service, terms and conditions, cookie policy, refund policy, return policy, legal notice',
  shop: 'shop, store, cart, checkout, buy now, price list, pricing, special offers, on sale, free trial, request a demo, book a demo, start free',
  status:
    'system status, service status, status page, all systems operational, incident history, past incidents, uptime, scheduled maintenance',
  addresses: {
    help: 'hc, helpcenter, helpcentre, help-center, supportcenter, support-center, custhelp, customerservice, custserv, customercare, techsupport, customersupport',
    contact: 'contactus, contact-us, contactform, contact-form, getintouch, feedbacks, enquire',
    ticket: 'submitticket, submit-ticket, newticket, new-ticket, requests',
    community: 'answers, discuss, bbs',
    donate: 'supportus, support-us',
    legal: 'tos, toc, aup',
    jobs: 'jobposting',
  },
  stopWords:
    "about after all also always am an and another any are because been before being but by can can't cannot could did didn't do does doesn't doing don't each else even every few for from get gets getting got had has have having her here him his how however i'm if in into is isn't it it's its just keep keeps let like made make many may more most much must my need no not now of off on one only onto or other our out over own same see shall she should since so some still such than that that's the their them then there these they this those through to too try until up us use used uses using very want was way we well were what when where which while who whom whose why will with within without won't would yes yet you you're your",
};
