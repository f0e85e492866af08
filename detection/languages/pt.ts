import type { LanguageWords } from './language-words';

export const pt: LanguageWords = {
  language: 'pt',
  help: 'ajuda, central de ajuda, centro de ajuda, página de ajuda, páginas de ajuda, ajuda e suporte, ajuda e contato, ajuda e contacto, precisa de ajuda, ajuda online, suporte, central de suporte, centro de suporte, suporte técnico, suporte ao cliente, suporte a clientes, apoio ao cliente, apoio a clientes, apoio técnico, apoio ao utilizador, centro de apoio, assistência, assistência técnica, assistência ao cliente, atendimento, atendimento ao cliente, central de atendimento, serviço de atendimento ao consumidor, serviço de apoio ao cliente, serviço ao cliente, perguntas, perguntas frequentes, perguntas e respostas, dúvidas, dúvidas frequentes, tira dúvidas, base de conhecimento, resolução de problemas, solução de problemas, solucionar problemas, autoatendimento',
  guide:
    'guia, guias, manual, manuais, instruções, tutorial, tutoriais, primeiros passos, como fazer, passo a passo, documentação',
  contact:
    'contato, contatos, contacto, contactos, contatar, contactar, contate nos, contacte nos, entre em contato, entre em contacto, entrar em contato, fale conosco, fale com a gente, fale connosco, fale com, formulário de contato, formulário de contacto, envie uma mensagem, envie nos uma mensagem, enviar mensagem, escreva nos, ligue para nós, ouvidoria, sugestões, elogios e reclamações, canal de atendimento, canais de atendimento',
  ticket:
    'enviar uma solicitação, enviar solicitação, nova solicitação, enviar um pedido, submeter um pedido, abrir chamado, abrir um chamado, abrir ticket, abrir um ticket, novo ticket, criar ticket, minhas solicitações, meus chamados, relatar um problema, reportar um problema, reclamação, reclamações',
  greeting:
    'podemos ajudar, podemos ajudá, podemos te ajudar, podemos lhe ajudar, posso ajudar, posso te ajudar, qual é a sua dúvida, qual a sua dúvida, tem alguma dúvida',
  helpful:
    'útil, úteis, ajudou, conseguimos ajudar, esclareceu, tirou sua dúvida, respondeu à sua dúvida, resolveu seu problema',
  results:
    'resultados da pesquisa, resultados da busca, resultado da busca, resultados para, nenhum resultado',
  asks: 'como, por que, porque, por quê, o que, o que é, o que fazer, onde, quando, qual, quais, quem, quanto, posso, devo, não consigo, não funciona, meu, minha, meus, tenho, é possível, esqueci',
  community: 'comunidade, comunidades, fórum, fóruns, discussão, discussões, fórum de suporte',
  error: 'erro, falha, falhou, inválido, não encontrado, negado',
  otherHelp:
    'ajuda humanitária, ajuda social, ajudas de custo, apoio social, assistência social, apoio psicológico, primeiros socorros, ajuda mútua, grupo de apoio, grupos de apoio, com o apoio de, apoio às famílias, apoio à família, auxílio, assistência jurídica, assistência judiciária, assistência estudantil, apoios, apoio domiciliário, ajuda alimentar',
  donate:
    'doar, doe, doação, doações, apoie, ajude nos, como ajudar, contribua, seja voluntário, voluntariado, voluntários, patrocinadores, patrocínio, apadrinhe, seja sócio',
  jobs: 'emprego, empregos, vagas, vaga, carreira, carreiras, trabalhe conosco, trabalhe connosco, junte se a nós, recrutamento, oportunidades de trabalho, ofertas de emprego, estágio, estágios, atendente, candidaturas',
  politics:
    'senador, senadora, deputado, deputada, vereador, vereadora, câmara dos deputados, assembleia legislativa, prefeito, prefeita, câmara municipal, eleições, eleição, campanha eleitoral, candidato, candidata, partido político',
  press:
    'imprensa, contato para imprensa, notícias, notícia, novidades, revista, casos de sucesso, histórias de clientes',
  developers:
    'desenvolvedor, desenvolvedores, programadores, documentação para desenvolvedores, código fonte, notas de versão, notas da versão, referência da api',
  login:
    'entrar, iniciar sessão, fazer login, acessar conta, acesse sua conta, cadastre se, cadastrar, criar conta, registar, esqueci minha senha, esqueceu a senha, recuperar senha, redefinir senha, área do cliente',
  legal:
    'privacidade, termos, condições de uso, condições gerais, política de cookies, políticas, proteção de dados, lgpd, aviso legal, diretrizes da comunidade, direito de arrependimento',
  shop: 'loja, carrinho, comprar, preços, preço, ofertas, promoções, teste grátis, solicitar uma demonstração',
  status:
    'status do serviço, status do sistema, estado do serviço, estado dos serviços, manutenção programada',
  addresses: {
    help: 'sac, centraldeajuda, central-de-ajuda, suportetecnico, perguntas-frequentes, duvidas-frequentes, atendimento-ao-cliente',
    contact: 'fale-conosco, faleconosco, entre-em-contato',
  },
  stopWords:
    'acima agora ainda além algo algum alguma algumas alguns ao aos apenas após aquela aquele aqui as assim até atrás bem cada com como contra cuja cujo da daquele das de dela dele deles depois desde dessa desse desta deste deve devo do dos duas durante é ela elas ele eles em enquanto então entre era eram essa essas esse esses esta está estamos estão estar estas estava este estes estou eu faz fazer foi fora foram há isso isto já lá lhe lhes lo mais mas me mediante meu meus mesma mesmo minha minhas muito muitos na não nas nem nenhum nenhuma nessa nesse nesta neste no nos nós nossa nosso num numa nunca o onde os ou outra outras outro outros para pela pelas pelo pelos pode podem poder podia pois por porque pouco posso pra qual quais qualquer quando quanto que quem quer quero são se seja sem sempre sendo ser será seu seus si sido sim só sob sobre sua suas também tão tem têm temos tenho ter teu teve ti toda todas todo todos tu tua tudo um uma umas uns vai vez você vocês vos',
};
