import type { LanguageWords } from './language-words';

export const es: LanguageWords = {
  language: 'es',
  help: 'ayuda, centro de ayuda, páginas de ayuda, página de ayuda, ayuda y soporte, ayuda y contacto, ayuda en línea, necesitas ayuda, necesita ayuda, soporte, centro de soporte, soporte técnico, soporte al cliente, soporte y ayuda, centro de asistencia, asistencia técnica, asistencia al cliente, servicio al cliente, servicio de atención al cliente, atención al cliente, atención a clientes, atención al usuario, servicio técnico, preguntas, preguntas frecuentes, preguntas y respuestas, preguntas comunes, dudas, dudas frecuentes, base de conocimiento, base de conocimientos, solución de problemas, solucionar problemas, resolución de problemas, mesa de ayuda, mesa de servicio',
  guide:
    'guía, guías, manual, manuales, instrucciones, tutorial, tutoriales, primeros pasos, cómo se hace, paso a paso, documentación',
  contact:
    'contacto, contactos, contactar, contacta, contáctanos, contáctenos, contacta con nosotros, contacte con nosotros, ponte en contacto, póngase en contacto, formulario de contacto, datos de contacto, escríbenos, escríbanos, llámanos, envíanos un mensaje, envíenos un mensaje, enviar mensaje, envía tu consulta, consulta, consultas, sugerencias, buzón de sugerencias, quejas y sugerencias, comentarios y sugerencias',
  ticket:
    'enviar una solicitud, enviar solicitud, nueva solicitud, crear ticket, crear un ticket, abrir un ticket, nuevo ticket, abrir un caso, mis solicitudes, mis tickets, reportar un problema, informar de un problema, reclamación, reclamaciones, reclamo, reclamos, quejas, pqr, pqrs',
  greeting:
    'podemos ayudar, podemos ayudarte, podemos ayudarle, podemos ayudarlo, puedo ayudarte, te ayudamos, tienes dudas, tienes alguna duda, estamos para ayudarte',
  helpful:
    'útil, utilidad, te ayudó, te ha ayudado, le ayudó, te sirvió, le sirvió, fue de ayuda, resolvió tu duda, respondió a tu pregunta',
  results:
    'resultados de búsqueda, resultados de la búsqueda, resultados para, sin resultados, resultado de la búsqueda',
  asks: 'cómo, por qué, qué, dónde, cuándo, cuánto, cuál, cuáles, quién, puedo, debo, no puedo, no funciona, mi, mis, tengo, es posible',
  community:
    'comunidad, foro, foros, discusión, discusiones, foro de ayuda, comunidad de ayuda, foro de soporte',
  error: 'error, fallo, falló, no se puede, inválido, no encontrado, denegado',
  otherHelp:
    'ayudas, ayuda humanitaria, ayuda social, ayuda al desarrollo, ayuda a domicilio, primeros auxilios, ayuda económica, ayuda psicológica, ayuda mutua, asistencia social, asistencia sanitaria, asistencia jurídica, grupo de apoyo, grupos de apoyo, apoyo psicológico, con el apoyo de, ayuda alimentaria, subvenciones',
  donate:
    'donar, dona, donación, donaciones, donativo, donativos, apóyanos, ayúdanos, cómo ayudar, colabora, hazte socio, voluntariado, voluntarios, patrocinadores, patrocinio, apadrina, mecenas',
  jobs: 'empleo, empleos, trabajo, trabaja con nosotros, trabaje con nosotros, ofertas de empleo, vacantes, vacante, carreras, únete a nuestro equipo, prácticas, reclutamiento, asesor de atención al cliente',
  politics:
    'senador, senadora, diputado, diputada, congreso de los diputados, congresista, alcalde, alcaldesa, ayuntamiento, elecciones, campaña electoral, candidato, candidata, partido político',
  press:
    'prensa, contacto de prensa, noticias, noticia, actualidad, revista, casos de éxito, historias de clientes',
  developers:
    'desarrollador, desarrolladores, documentación para desarrolladores, código fuente, notas de la versión, registro de cambios, referencia de la api',
  login:
    'iniciar sesión, inicia sesión, inicio de sesión, ingresar, acceder, acceso clientes, regístrate, registrarse, crear cuenta, crea una cuenta, olvidé mi contraseña, has olvidado tu contraseña, restablecer contraseña, recuperar contraseña',
  legal:
    'privacidad, aviso legal, términos, condiciones de uso, condiciones generales, condiciones de servicio, política de cookies, políticas, protección de datos, normas de la comunidad, información legal, derecho de desistimiento',
  shop: 'tienda, carrito, cesta, comprar, precios, tarifas, ofertas, promociones, prueba gratis, prueba gratuita, solicitar una demo',
  status: 'estado del servicio, estado del sistema, estado de los servicios, mantenimiento programado',
  addresses: {
    help: 'soporte-tecnico, sac, preguntas-frecuentes, centro-ayuda, centro-de-ayuda, atencion-cliente',
    contact: 'contactenos, contactanos',
  },
  stopWords:
    'además ahí ahora al algo alguna algunas alguno algunos allí ante antes aquí así aún aunque bajo bien cada casi como cómo con contra cual cuál cuales cualquier cuando cuándo cuanto de debe debes debo del desde donde dónde dos durante el él ella ellas ellos en entonces entre era es esa esas ese eso esos esta está están estar estas este esto estos estoy fue fueron ha había hace hacer hacia han has hasta hay he la las le les lo los luego más me mediante mi mis mismo mucho muy nada ni ningún ninguna no nos nosotros nuestra nuestro nuestros nunca o os otra otras otro otros para pero poco podemos poder por porque pude puede pueden puedes puedo pues que qué quién quiero se sea según ser si sí sido siempre sin sino sobre solo sólo son soy su sus también tan te tengo tener ti tiene tienen tienes toda todas todavía todo todos tu tú tus un una unas uno unos usted ustedes va ver vez y ya yo',
};
