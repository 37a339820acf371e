import { announce } from './announce';
import { apiOf } from './api';
import { cognitoAt } from './cognito';
import { teachCli } from './empty';
import { find } from './find';
import { keepSession } from './session';
import { type PageSettings, readSettings } from './settings';
import { SignIn } from './sign-in';
import { SignedIn } from './signed-in';
import { inWords } from './words';

/** Wires the page: either somebody is signed in and sees their photos, or the form is there. */
async function start(settings: PageSettings): Promise<void> {
  const cognito = cognitoAt(settings.signInUrl, settings.clientId);
  const session = keepSession({ cognito, store: sessionStorage, now: Date.now });
  const signedIn = new SignedIn(apiOf(session), (why) => leave(why));
  const signIn = new SignIn(session, () => enter());

  const enter = () => {
    const who = session.current();
    if (!who) return;
    find('#account', HTMLElement).hidden = false;
    find('#who', HTMLElement).textContent = who.email;
    teachCli(settings.cli, who);
    signedIn.enter();
  };
  const leave = (why?: string) => {
    find('#account', HTMLElement).hidden = true;
    signedIn.leave();
    signIn.show(settings.developer, why);
  };
  find('#sign-out', HTMLButtonElement).addEventListener('click', () => {
    void session.signOut();
    leave();
    announce('You are signed out.');
  });

  if (session.current()) enter();
  else if (settings.developer && !session.hasLeft())
    await signIn.signInAs(settings.developer).catch((error) => leave(inWords(error)));
  else leave();
}

readSettings()
  .then(start)
  .catch((error) => {
    const trouble = find('#problem', HTMLElement);
    trouble.textContent = `This page can’t begin. ${inWords(error)} Reload it in a moment.`;
    trouble.hidden = false;
  });
