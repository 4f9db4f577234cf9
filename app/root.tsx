import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteError,
} from '@remix-run/react';
import { useEffect, type ReactNode } from 'react';
import { FailurePage } from './components/ui/FailurePage.tsx';
import { useNonce } from './components/ui/NonceContext.tsx';
import { HTML_LANG, isLocale, LocaleProvider, resolveLocale, translator, type Locale } from './i18n/index.ts';
import styles from './styles/app.css?url';

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
];

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: translator(data?.locale ?? 'en').t('product') },
];

export function loader({ request }: LoaderFunctionArgs) {
  return { locale: resolveLocale(request) };
}

/** The language of the page: that of the innermost route that says one (a study has its own), else the root's. */
function usePageLocale(): Locale {
  const said = useMatches().flatMap(({ data }): Locale[] => {
    const locale = (data as { locale?: unknown } | null | undefined)?.locale;
    return isLocale(locale) ? [locale] : [];
  });
  return said.at(-1) ?? 'en';
}

export function Layout({ children }: { children: ReactNode }) {
  const locale = usePageLocale();
  const nonce = useNonce();
  // What drives the page from outside, a test or a script, sees by this that its buttons answer.
  useEffect(() => {
    document.documentElement.dataset.answers = '';
  }, []);
  return (
    <html lang={HTML_LANG[locale]}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <Meta />
        <Links />
      </head>
      <body>
        <LocaleProvider locale={locale}>{children}</LocaleProvider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

/** The last resort: what a thrown response says, and never what a thrown error holds. */
export function ErrorBoundary() {
  const error = useRouteError();
  if (!isRouteErrorResponse(error)) return <FailurePage status={500} message={null} />;
  const { message, code, request } =
    (error.data as { error?: Partial<Record<'message' | 'code' | 'request', unknown>> } | null)?.error ?? {};
  return (
    <FailurePage
      status={error.status}
      message={typeof message === 'string' ? message : null}
      code={typeof code === 'string' ? code : undefined}
      request={typeof request === 'string' ? request : undefined}
    />
  );
}
