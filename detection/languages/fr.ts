import type { LanguageWords } from './language-words';

export const fr: LanguageWords = {
  language: 'fr',
  help: "aide, centre d'aide, centre daide, pages d'aide, page d'aide, rubrique d'aide, espace d'aide, aide en ligne, aide et contact, aide et support, besoin d'aide, centre d'assistance, centre de support, assistance, assistance technique, assistance client, assistance en ligne, support technique, support client, service client, service clients, service clientèle, service à la clientèle, relation client, relation clients, service après vente, sav, foire aux questions, questions fréquentes, questions fréquemment posées, questions réponses, vos questions, vos questions nos réponses, base de connaissances, base de connaissance, dépannage, résolution de problèmes, résolution des problèmes, centre de ressources, centre de relation client",
  guide:
    "guide, guides, mode d'emploi, modes d'emploi, notice, notices, manuel, tutoriel, tutoriels, tuto, tutos, premiers pas, comment faire, pas à pas, prise en main, documentation",
  contact:
    "contact, contacts, contacter, contactez, contactez nous, nous contacter, nous écrire, écrivez nous, formulaire de contact, prendre contact, prenez contact, nous joindre, joignez nous, coordonnées, demande de contact, demande d'information, demande d'informations, posez votre question, poser une question, envoyez nous un message, envoyer un message, être rappelé, appelez nous, votre avis",
  ticket:
    "envoyer une demande, soumettre une demande, nouvelle demande, créer un ticket, ouvrir un ticket, nouveau ticket, mes demandes, mes tickets, demande d'assistance, demande d'aide, signaler un problème, signaler un bug, réclamation, réclamations",
  greeting:
    'pouvons nous vous aider, pouvons nous t aider, pouvons nous aider, comment peut on, puis je vous aider, que pouvons nous faire, quelle est votre question, sommes là pour vous aider',
  helpful: 'utile, utiles, aidé, répondu à votre question, résolu votre problème',
  results:
    'résultats de recherche, résultats de la recherche, résultat de la recherche, résultats pour, aucun résultat, recherche sur',
  asks: "comment, pourquoi, que faire, que se passe t il, quoi, qu'est ce que, quel, quelle, quels, quelles, où, quand, qui, combien, est ce que, puis je, dois je, peut on, je ne peux pas, je n'arrive pas, mon, ma, mes, ne fonctionne pas, impossible de, j'ai",
  community: "communauté, forum, forums, discussion, discussions, entraide, forum d'aide, espace d'échange",
  error: 'erreur, échec, échoué, impossible, introuvable',
  otherHelp:
    "aide sociale, aide à domicile, aide à la personne, aides, aide financière, aide au logement, aide humanitaire, aide aux devoirs, aide juridictionnelle, aide aux victimes, aide soignante, aide soignant, premiers secours, aide alimentaire, aide à l'emploi, aide à l'enfance, assistance sociale, avec le soutien de, groupe de soutien, soutien scolaire, soutien psychologique, aide médicale, assistance publique",
  donate:
    'faire un don, je donne, faites un don, dons, donner, soutenir, soutenez, mécénat, mécènes, parrainage, devenir bénévole, bénévolat, bénévoles, adhérer, cotisation, nous aider, aidez nous, cagnotte',
  jobs: 'emploi, emplois, carrière, carrières, recrutement, nous recrutons, recrute, rejoignez nous, nous rejoindre, alternance, conseiller clientèle, chargé de clientèle, postuler, candidature, h f',
  politics:
    'député, députée, sénateur, sénatrice, assemblée nationale, sénat, maire, mairie, élection, élections, candidat, candidate, parti politique, conseil municipal, conseil régional',
  press:
    'presse, contact presse, contacts presse, actualité, actualités, actu, actus, blogue, magazine, témoignages, études de cas',
  developers:
    "développeur, développeurs, documentation développeur, code source, notes de version, journal des modifications, référence de l'api, interface de programmation",
  login:
    "se connecter, connexion, connectez vous, s'identifier, identifiez vous, s'inscrire, inscription, inscrivez vous, créer un compte, mot de passe oublié, réinitialiser le mot de passe",
  legal:
    "confidentialité, vie privée, mentions légales, conditions générales, conditions d'utilisation, cgv, cgu, données personnelles, protection des données, politique de cookies, gestion des cookies, charte, informations légales, règlement, accessibilité, droit de rétractation",
  shop: 'boutique, magasin, magasins, panier, acheter, tarif, tarifs, prix, nos offres, promotions, soldes, essai gratuit, demander une démo, devis',
  status: 'état du service, état des services, état du système, incidents en cours, maintenance programmée',
  addresses: { help: 'faqs-fr, aide-contact', contact: 'nous-contacter, contactez', community: 'communaute' },
  stopWords:
    "afin ai ainsi alors après au aucun aucune aussi autre autres aux avant avec avez avoir avons bien c'est car ce ceci cela celle celui cependant ces cet cette ceux chaque chez comme comment d'un d'une dans de depuis des deux dois doit donc dont du elle elles en encore entre est est-ce et étaient était été être eu eux faire fait faut il ils j'ai je jusqu l'on la là le les leur leurs lors lorsque lui ma mais me même mes mon n'est ne ni non nos notre nous on ont ou où par parce pas pendant peut peux plus pour pourquoi pouvez puis puis-je qu'est qu'il quand que quel quelle quelles quels qui quoi sa sans se sera ses seulement si sinon soit son sont sous souvent suis sur ta tes toi ton tous tout toute toutes très tu un une unes vers voici voir vos votre vous",
};
