/**
 * Providers with so many mailboxes that a rush from one of them says nothing: their domains
 * are not counted. A starting list, in no order of merit; add what your signers use.
 */
const largeProviders = new Set(
  `gmail.com googlemail.com yahoo.com yahoo.co.uk yahoo.fr yahoo.de yahoo.it yahoo.es ymail.com
  outlook.com hotmail.com hotmail.co.uk hotmail.fr live.com live.co.uk msn.com icloud.com me.com
  mac.com aol.com proton.me protonmail.com pm.me tutanota.com tuta.io tuta.com fastmail.com
  hey.com zoho.com mail.com gmx.com gmx.net gmx.de gmx.at gmx.ch web.de t-online.de freenet.de
  posteo.de posteo.net mailbox.org riseup.net orange.fr wanadoo.fr free.fr laposte.net sfr.fr
  libero.it virgilio.it tiscali.it btinternet.com sky.com ntlworld.com virginmedia.com
  talktalk.net blueyonder.co.uk eircom.net telenet.be skynet.be ziggo.nl kpnmail.nl xs4all.nl
  mail.ru bk.ru inbox.ru list.ru internet.ru vk.com yandex.ru ya.ru yandex.com yandex.by
  yandex.kz yandex.ua rambler.ru lenta.ru ro.ru ukr.net i.ua meta.ua tut.by seznam.cz wp.pl
  o2.pl onet.pl interia.pl gazeta.pl abv.bg qq.com 163.com 126.com naver.com daum.net
  comcast.net verizon.net att.net bigpond.com rogers.com shaw.ca uol.com.br bol.com.br
  terra.com.br`.split(/\s+/),
);

/** Mailboxes to throw away. Flagged, never refused: some people have good reasons for one. */
const disposable = new Set(
  `10minutemail.com 10minutemail.net 20minutemail.com 33mail.com anonbox.net anonymbox.com
  burnermail.io byom.de discard.email discardmail.com discardmail.de disposablemail.com
  dispostable.com dropmail.me einrot.com emailondeck.com emailtemporanea.net emltmp.com
  fakeinbox.com fakemail.net fakemailgenerator.com filzmail.com getairmail.com getnada.com
  grr.la guerrillamail.biz guerrillamail.com guerrillamail.de guerrillamail.info
  guerrillamail.net guerrillamail.org guerrillamailblock.com harakirimail.com incognitomail.org
  inboxbear.com inboxkitten.com jetable.org kasmail.com linshiyouxiang.net mail-temp.com
  mail-temporaire.fr mail7.io mailcatch.com maildrop.cc mailexpire.com mailinator.com
  mailinator.net mailinator2.com mailnesia.com mailnull.com mailpoof.com mailsac.com
  mailtemp.net mailto.plus meltmail.com minuteinbox.com mintemail.com moakt.cc moakt.com
  mohmal.com mt2015.com mytemp.email mytrashmail.com nada.email nowmymail.com objectmail.com
  one-time.email pokemail.net proxymail.eu rcpt.at receiveee.com rppkn.com sharklasers.com
  shieldemail.com smailpro.com sogetthis.com spam4.me spambog.com spambog.de spambog.ru
  spamgourmet.com spamfree24.org spamspot.com superrito.com suremail.info tempail.com
  temp-mail.io temp-mail.org temp-mail.ru tempemail.net tempinbox.com tempmail.dev
  tempmail.plus tempmailaddress.com tempmailo.com tempr.email throwaway.email throwawaymail.com
  tmail.ws tmpmail.net tmpmail.org trash-mail.com trash-mail.de trashmail.com trashmail.de
  trashmail.me trashmail.net trbvm.com wegwerfmail.de wegwerfmail.net wegwerfmail.org
  yopmail.com yopmail.fr yopmail.net zetmail.com`.split(/\s+/),
);

/** Whether so many people have a mailbox there that its rate means nothing. */
export function isLargeProvider(domain: string): boolean {
  return largeProviders.has(domain);
}

/** Whether mailboxes of this domain, or of one above it, are made to be thrown away. */
export function isDisposable(domain: string): boolean {
  for (let rest = domain; rest.includes("."); rest = rest.slice(rest.indexOf(".") + 1)) {
    if (disposable.has(rest)) return true;
  }
  return false;
}
