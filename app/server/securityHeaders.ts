import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';

/** What a page may use of a browser's powers: the clipboard, for copying links, and nothing else. */
const PERMISSIONS = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
]
  .map((power) => `${power}=()`)
  .concat('clipboard-write=(self)', 'fullscreen=(self)')
  .join(', ');

/** The rater's screen of a draft stands beside its form, in a frame of our own page. */
const FRAMED = /^\/drafts\/[^/]+\/preview$/;

/** Reports that are handed on by a secret link: nobody else is told of it, and no search engine keeps them. */
const HANDED_ON = /^\/+shared(\/|$)/i;

const YEAR_SECONDS = 365 * 24 * 3600;

/**
 * Headers that keep a page from being framed, sniffed or made to run a script that is not ours. Texts to be
 * judged come from models and may hold anything, so scripts need the response's nonce.
 *
 * @param options.https whether people reach the server by https: then browsers are told never to use anything else
 */
export function securityHeaders({ https }: { https: boolean }): RequestHandler {
  return (request, response, next) => {
    const nonce = randomBytes(16).toString('base64');
    response.locals.nonce = nonce;
    response.setHeader(
      'Content-Security-Policy',
      [
        "default-src 'self'",
        `script-src 'self' 'nonce-${nonce}'`,
        // React and the chart library write style attributes.
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        `frame-ancestors ${FRAMED.test(request.path) ? "'self'" : "'none'"}`,
      ].join('; '),
    );
    response.setHeader('X-Content-Type-Options', 'nosniff');
    // A rater's link is a secret in the path: it must not travel to another site.
    const handedOn = HANDED_ON.test(request.path);
    response.setHeader('Referrer-Policy', handedOn ? 'no-referrer' : 'same-origin');
    if (handedOn) response.setHeader('X-Robots-Tag', 'noindex, nofollow, noarchive');
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    response.setHeader('Permissions-Policy', PERMISSIONS);
    // This host alone: of its neighbours we know nothing.
    if (https) response.setHeader('Strict-Transport-Security', `max-age=${YEAR_SECONDS}`);
    next();
  };
}
