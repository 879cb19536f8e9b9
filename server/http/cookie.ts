import type { Request, Response } from 'express';
import { sessionLifetimeMs } from '../service/sessions.ts';

/** True when the browser's side of the connection is https, by the configured address or a trusted proxy's word. */
export function isSecure(req: Request, publicUrl: string | null): boolean {
  return req.secure || (publicUrl?.startsWith('https:') ?? false);
}

const nameOf = (secure: boolean) => (secure ? '__Host-atlas' : 'atlas');

/** The session token of the cookie that fits the connection; null without one. */
export function readSessionCookie(req: Request, secure: boolean): string | null {
  const wanted = `${nameOf(secure)}=`;
  const found = (req.get('cookie') ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(wanted));
  const token = found?.slice(wanted.length) ?? '';
  return /^[\w-]{43}$/.test(token) ? token : null;
}

/** Hands the token to the browser, or with null takes it away. */
export function writeSessionCookie(res: Response, secure: boolean, token: string | null): void {
  const age = token === null ? 0 : sessionLifetimeMs / 1000;
  const flags = `Path=/; HttpOnly; SameSite=Lax; Max-Age=${age}${secure ? '; Secure' : ''}`;
  res.setHeader('Set-Cookie', `${nameOf(secure)}=${token ?? ''}; ${flags}`);
}
