/** In what the engine asks for rights otherwise than AWS, where it asks for them at all, and why that is so. */
export const RIGHTS_HERE: ReadonlyArray<{ readonly what: string; readonly reason: string }> = [
  {
    what: '`aws:SecureTransport` is `true` unless a request says that it came by plain HTTP',
    reason: 'the engine speaks HTTP on 127.0.0.1, so every policy would deny everything',
  },
  {
    what: 'the account itself, with the keys that deploy and settle, may do everything',
    reason: 'no policy of an identity binds it, as in AWS; the engine also leaves its signature unread',
  },
];
