import type { NewPasswordWanted } from './cognito';
import { SignInRefused } from './failures';
import { find } from './find';
import { missingIn } from './password';
import type { SessionKeeper } from './session';
import type { PageSettings } from './settings';
import { inWords } from './words';

/** The form: an e-mail address and a password, or a first password of one's own. Tells when somebody has signed in. */
export class SignIn {
  private readonly section = find('#sign-in', HTMLElement);
  private readonly asking = find('#password-form', HTMLFormElement);
  private readonly choosing = find('#new-password-form', HTMLFormElement);
  private readonly email = find('#email', HTMLInputElement);
  private readonly password = find('#password', HTMLInputElement);
  private readonly newPassword = find('#new-password', HTMLInputElement);
  private readonly session: SessionKeeper;
  private readonly onSignedIn: () => void;
  private wanted: NewPasswordWanted | undefined;

  constructor(session: SessionKeeper, onSignedIn: () => void) {
    this.session = session;
    this.onSignedIn = onSignedIn;
    this.asking.addEventListener('submit', (event) => this.submitted(event, () => this.signIn()));
    this.choosing.addEventListener('submit', (event) => this.submitted(event, () => this.setPassword()));
    find('#show-password', HTMLInputElement).addEventListener('change', ({ currentTarget }) => {
      this.newPassword.type = (currentTarget as HTMLInputElement).checked ? 'text' : 'password';
    });
  }

  /** Shows the form, and on the local stage the button that needs none. */
  show(developer: PageSettings['developer'], why = ''): void {
    this.section.hidden = false;
    this.ask(undefined);
    this.say(why);
    this.email.focus();
    const button = find('#developer', HTMLButtonElement);
    button.hidden = !developer;
    button.onclick = () => developer && void this.attempt(() => this.signInAs(developer));
  }

  /** Signs somebody in without asking. Throws what goes wrong. */
  async signInAs({ email, password }: { readonly email: string; readonly password: string }): Promise<void> {
    this.email.value = email;
    this.ask(await this.session.signIn(email, password));
    if (!this.wanted) this.done();
  }

  private signIn(): Promise<void> {
    return this.signInAs({ email: this.email.value.trim(), password: this.password.value });
  }

  private async setPassword(): Promise<void> {
    const missing = missingIn(this.newPassword.value);
    if (missing.length > 0) throw new Error(`the password still needs ${missing.join(', ')}`);
    if (!this.wanted) return;
    try {
      await this.session.setPassword(this.email.value.trim(), this.wanted, this.newPassword.value);
    } catch (error) {
      if (isOver(error)) this.ask(undefined);
      throw error;
    }
    this.done();
  }

  private ask(wanted: NewPasswordWanted | undefined): void {
    this.wanted = wanted;
    this.asking.hidden = wanted !== undefined;
    this.choosing.hidden = wanted === undefined;
    find('#same-email', HTMLInputElement).value = this.email.value;
  }

  private done(): void {
    this.section.hidden = true;
    this.asking.reset();
    this.choosing.reset();
    this.newPassword.type = 'password';
    this.onSignedIn();
  }

  private submitted(event: SubmitEvent, work: () => Promise<void>): void {
    event.preventDefault();
    void this.attempt(work);
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.say('');
    this.section.inert = true; // one try at a time
    try {
      await work();
    } catch (error) {
      this.say(inWords(error));
    } finally {
      this.section.inert = false;
    }
    const next = this.wanted ? this.newPassword : this.password;
    if (this.section.hidden) find('#choose', HTMLButtonElement).focus();
    else next.select();
  }

  private say(problem: string): void {
    const place = find('#sign-in-problem', HTMLElement);
    place.textContent = problem;
    place.hidden = problem === '';
    for (const field of [this.password, this.newPassword]) field.setAttribute('aria-invalid', String(problem !== ''));
  }
}

/** Cognito waits three minutes for the new password, then the temporary one must be given again. */
const isOver = (error: unknown): boolean =>
  error instanceof SignInRefused &&
  ['NotAuthorizedException', 'CodeMismatchException', 'ExpiredCodeException'].includes(error.code);
