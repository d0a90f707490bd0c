// SPDX-License-Identifier: EUPL-1.2
import { signal } from "@preact/signals";
import { client, given, keepToken, type Schema } from "./client.ts";

/** Who is signed in: null is nobody, undefined is not known yet. */
export const person = signal<Schema["PersonView"] | null | undefined>(undefined);

function took(session: Schema["SessionView"]): Schema["SessionView"] {
  keepToken(session.person ? session.csrf_token : null);
  person.value = session.person;
  return session;
}

/** Ask who is signed in. */
export async function loadSession(): Promise<Schema["SessionView"]> {
  return took(given(await client.GET("/api/v1/session")));
}

/** Sign in by password. @throws Refusal 401: address or password is wrong. */
export async function signIn(email: string, password: string): Promise<Schema["SessionView"]> {
  return took(given(await client.POST("/api/v1/session", { body: { email, password } })));
}

/** Ask for a mail with a link and a code. */
export async function requestLink(email: string): Promise<void> {
  given(await client.POST("/api/v1/session/link", { body: { email } }));
}

/** Sign in by the link of such a mail. */
export async function useLink(signed: string): Promise<Schema["SessionView"]> {
  return took(given(await client.PUT("/api/v1/session/link", { body: { token: signed } })));
}

/** Sign in by the code of such a mail. */
export async function useCode(email: string, code: string): Promise<Schema["SessionView"]> {
  return took(given(await client.PUT("/api/v1/session/code", { body: { email, code } })));
}

export async function signOut(): Promise<void> {
  took(given(await client.DELETE("/api/v1/session")));
}

/** Choose whether the mail of the morning comes. */
export async function wantDigest(wants: boolean): Promise<void> {
  const body = { gets_digest: wants };
  person.value = given(await client.PATCH("/api/v1/me", { body }));
}
