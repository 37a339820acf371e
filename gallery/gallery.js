// The page of the first path: signs in, shows the caller's photos, uploads more.
const POLL_MS = 1000;
const status = document.querySelector('#status');
const settings = await (await fetch('/settings.json')).json();

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html */
async function signIn({ email, password }) {
  const answer = await fetch(settings.signInUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
    },
    body: JSON.stringify({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: settings.clientId,
      AuthParameters: { USERNAME: email, PASSWORD: password },
    }),
  });
  const { AuthenticationResult, message } = await answer.json();
  if (!AuthenticationResult) throw new Error(message ?? 'sign-in failed');
  return AuthenticationResult.IdToken;
}

/** The developer of the local stage is signed in at once, anybody else by the form. */
function untilSignedIn() {
  if (settings.developer) return signIn(settings.developer);
  const form = document.querySelector('#sign-in');
  form.hidden = false;
  return new Promise((resolve) => {
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      try {
        resolve(await signIn(Object.fromEntries(new FormData(form))));
        form.hidden = true;
      } catch (error) {
        status.textContent = error.message;
      }
    });
  });
}

let token = '';

/** Asks the API; signs in again when the token has ended. */
async function api(path, init = {}, again = true) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await fetch(`/api/v1${path}`, { ...init, headers });
  if (answer.status === 401 && again) {
    token = await untilSignedIn();
    return api(path, init, false);
  }
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.message ?? `the server answered ${answer.status}`);
  return body;
}

async function upload(file) {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  const request = {
    name: file.name,
    size: file.size,
    type: file.type || 'application/octet-stream',
    sha256: btoa(String.fromCharCode(...new Uint8Array(digest))),
  };
  const { url, method, headers } = await api('/uploads', { method: 'POST', body: JSON.stringify(request) });
  const answer = await fetch(url, { method, headers, body: file });
  if (!answer.ok) throw new Error(`${file.name} was refused (${answer.status})`);
}

const element = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

const EXPLAINED = {
  empty: 'the file is empty',
  'not-an-image': 'not an image that can be shown',
  damaged: 'the file is broken',
  'too-many-bytes': 'the file is too large',
  'too-many-pixels': 'the picture is too large',
  'edge-too-long': 'the picture is too long and narrow',
  archived: 'the file is in an archive and must be restored first',
  heic: 'HEIC photos can not be shown yet',
};

function figureOf({ id, name, image }) {
  const caption = { waiting: `${name} …`, refused: `${name}: ${EXPLAINED[image.reason]}`, rendered: name }[image.state];
  const children = image.state === 'rendered' ? [pictureOf(image, name)] : [];
  const figure = element('figure', {}, ...children, element('figcaption', { textContent: caption }));
  figure.dataset.asset = id;
  return figure;
}

function pictureOf({ renditions, widthPx, heightPx }, alt) {
  const sizes = '(min-width: 22rem) 20rem, 100vw';
  const srcset = (format) =>
    renditions
      .filter((file) => file.format === format)
      .map((file) => `${file.url} ${file.widthPx}w`)
      .join(', ');
  const [smallest] = renditions.filter((file) => file.format === 'jpeg');
  return element(
    'picture',
    {},
    element('source', { type: 'image/avif', srcset: srcset('avif'), sizes }),
    element('img', {
      src: smallest.url,
      srcset: srcset('jpeg'),
      sizes,
      alt,
      width: widthPx,
      height: heightPx,
      loading: 'lazy',
    }),
  );
}

function summaryOf(assets, cursor) {
  if (assets.length === 0) return 'No photos yet.';
  return cursor ? `The newest ${assets.length} are shown.` : '';
}

/** Shows the newest page again whenever anything in it has changed. */
async function keepShowing() {
  let shown = '';
  for (;;) {
    try {
      const { assets, cursor } = await api('/assets');
      const now = JSON.stringify(assets);
      if (now !== shown) {
        document.querySelector('#photos').replaceChildren(...assets.map(figureOf));
        status.textContent = summaryOf(assets, cursor);
        shown = now;
      }
    } catch (error) {
      status.textContent = `The photos can't be asked for: ${error.message}`;
      shown = '';
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

document.querySelector('#file').addEventListener('change', async ({ target }) => {
  for (const file of target.files) {
    status.textContent = `Uploading ${file.name} …`;
    await upload(file).catch((error) => {
      status.textContent = error.message;
    });
  }
  target.value = '';
});

await keepShowing();
